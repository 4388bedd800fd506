// ---- For browsers of any age: when the rest does not start, show the document that everybody can read.
document.documentElement.className = "laden";
window.toonLeesbaar = function () {
  var tekst = document.getElementById("lezen"), vak = document.createElement("div");
  if (!tekst || document.documentElement.className !== "laden") return;
  vak.innerHTML = tekst.textContent;
  tekst.parentNode.replaceChild(vak, tekst);
  document.documentElement.className = "";
};
document.addEventListener("DOMContentLoaded", function () {
  if (!window.gestart) window.toonLeesbaar();
});
