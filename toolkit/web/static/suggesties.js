"use strict";
// Suggestions while typing: the combobox pattern, a list under the field. Returns what closes the list.
// `label` names the list; `typ` is told that the question changed; `vraag` gives the suggestions for a beginning: label, kind (`soort`) and what
// `kies` needs to choose one.
window.suggereer = (zoek, { label, typ, vraag, kies }) => {
  const lijst = document.createElement("ul");
  Object.assign(lijst, { id: "suggesties", className: "suggesties", hidden: true });
  lijst.setAttribute("role", "listbox");
  lijst.setAttribute("aria-label", label);
  zoek.after(lijst);
  for (const [naam, waarde] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"],
    ["aria-controls", "suggesties"]]) zoek.setAttribute(naam, waarde);
  let getoond = [];
  let nu = -1;
  let wacht = 0;

  function sluit() {
    clearTimeout(wacht);
    lijst.hidden = true;
    nu = -1;
    zoek.setAttribute("aria-expanded", "false");
    zoek.removeAttribute("aria-activedescendant");
  }
  function wijs(plaats) {
    const regels = [...lijst.children];
    nu = (plaats + regels.length) % regels.length;
    regels.forEach((regel, i) => regel.setAttribute("aria-selected", String(i === nu)));
    zoek.setAttribute("aria-activedescendant", regels[nu].id);
    regels[nu].scrollIntoView({ block: "nearest" });
  }
  function toon(suggesties) {
    getoond = suggesties;
    lijst.replaceChildren(...suggesties.map((suggestie, i) => {
      const regel = document.createElement("li");
      regel.id = `suggestie-${i}`;
      regel.setAttribute("role", "option");
      regel.setAttribute("aria-selected", "false");
      const soort = document.createElement("span");
      soort.className = "soort";
      soort.textContent = suggestie.soort;
      const woorden = document.createElement("span");
      woorden.textContent = suggestie.label;
      if (suggestie.taal) woorden.lang = suggestie.taal;
      regel.append(woorden, " ", soort);
      return regel;
    }));
    nu = -1;
    lijst.hidden = !suggesties.length;
    zoek.setAttribute("aria-expanded", String(Boolean(suggesties.length)));
    zoek.removeAttribute("aria-activedescendant");
  }
  zoek.addEventListener("input", () => {
    clearTimeout(wacht);
    const begin = zoek.value.trim();
    wacht = setTimeout(async () => {
      typ();
      if (begin.length < 2) return sluit();
      try {
        const suggesties = await vraag(begin);
        if (zoek.value.trim() === begin && document.activeElement === zoek) toon(suggesties);
      } catch { sluit(); }
      return undefined;
    }, 250);
  });
  zoek.addEventListener("keydown", (event) => {
    if (lijst.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      wijs(event.key === "ArrowDown" ? nu + 1 : Math.max(nu, 0) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      sluit();
    } else if (event.key === "Enter" && nu >= 0) {
      event.preventDefault();
      kies(getoond[nu]);
    }
  });
  lijst.addEventListener("mousedown", (event) => event.preventDefault());
  lijst.addEventListener("click", (event) => {
    const regel = event.target.closest("[role=option]");
    if (regel) kies(getoond[[...lijst.children].indexOf(regel)]);
  });
  zoek.addEventListener("blur", sluit);
  return sluit;
};
