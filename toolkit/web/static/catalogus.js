// Optional. Every page works without this file.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  // What this file says, in the language of the page.
  const woorden = JSON.parse(document.getElementById("woorden")?.textContent || "{}");
  const _ = (tekst) => woorden[tekst] || tekst;

  // ---- “Terug naar de resultaten” goes back to the list that was left, with what was chosen there.
  // A page reached through another page does not know that list; the history of this tab does.
  function wijsNaarLijst(link) {
    const lijst = window.navigation && !link.hasAttribute("data-uit-lijst") && navigation.entries()
      .slice(0, navigation.currentEntry.index).map((stap) => stap.url && new URL(stap.url))
      .filter((adres) => adres && adres.origin === location.origin && adres.pathname === link.pathname).pop();
    if (!lijst) return;
    const paren = [...lijst.searchParams].filter(([naam]) => naam !== "vergelijk");
    if (!paren.length) return;
    const keuze = [...new URLSearchParams(link.search)].filter(([naam]) => naam === "vergelijk");
    link.search = new URLSearchParams([...paren, ...keuze]);
    link.textContent = `← ${_("Terug naar de resultaten")}`;
  }

  document.querySelectorAll("a.terug").forEach((link) => {
    wijsNaarLijst(link);
    link.addEventListener("click", (event) => {
      if (!window.navigation || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const kaal = (adres) => adres.split("#")[0];
      const lijst = navigation.entries().slice(0, navigation.currentEntry.index)
        .filter((stap) => stap.url && kaal(stap.url) === kaal(link.href)).pop();
      if (!lijst) return;
      event.preventDefault();
      navigation.traverseTo(lijst.key);
    });
  });

  // ---- An address of a term or a kind of terms opens what it stands in.
  function openDoel() {
    const doel = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const dicht = doel && doel.closest("details:not([open])");
    if (!dicht) return;
    dicht.open = true;
    doel.scrollIntoView({ behavior: "instant" });
  }
  window.addEventListener("hashchange", openDoel);
  openDoel();

  // ---- Escape closes what was opened through its address (menu, filters).
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector(".menu:target, .filters:target");
    if (!open) return;
    const opener = document.querySelector(`a[href="#${open.id}"]`);
    location.hash = open.id === "menu" ? "boven" : "resultaten";
    if (opener) opener.focus();
  });

  // ---- Copy a reference; say that it happened. Print.
  document.querySelectorAll("[data-kopieer]").forEach((knop) => {
    knop.addEventListener("click", async () => {
      const tekst = document.getElementById(knop.dataset.kopieer).textContent.trim();
      const melding = document.querySelector("[data-kopieer-stand]");
      try {
        await navigator.clipboard.writeText(tekst);
        melding.textContent = _("Verwijzing gekopieerd.");
        knop.textContent = _("Gekopieerd");
      } catch {
        melding.textContent = _("Kopiëren lukte niet. Selecteer de tekst en kopieer zelf.");
      }
    });
  });
  document.querySelectorAll("[data-druk-af]").forEach((knop) => {
    knop.addEventListener("click", () => window.print());
  });
})();
