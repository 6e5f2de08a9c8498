"use strict";
// Adds filters and keys to a page that is whole without them; it writes no markup and asks for nothing.
(() => {
  const claims = [...document.querySelectorAll(".claim")];
  const panel = document.getElementById("filters");
  if (!claims.length || !panel) return;
  const kinds = [["band", "Band"], ["finding", "Finding"], ["kind", "Kind"]];
  const values = (claim, key) => (claim.dataset[key] || "none").split(" ");
  const shown = document.getElementById("shown");
  const boxes = [];
  for (const [key, title] of kinds) {
    const set = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = title;
    set.append(legend);
    for (const value of [...new Set(claims.flatMap((claim) => values(claim, key)))]) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = true;
      box.dataset.key = key;
      box.value = value;
      label.append(box, value.replaceAll("_", " "));
      set.append(label);
      boxes.push(box);
    }
    panel.insertBefore(set, shown);
  }
  const apply = () => {
    const on = (claim, key) => boxes.some((b) => b.dataset.key === key && b.checked && values(claim, key).includes(b.value));
    for (const claim of claims) claim.hidden = !kinds.every(([key]) => on(claim, key));
    shown.textContent = `${claims.filter((claim) => !claim.hidden).length} of ${claims.length} claims shown`;
  };
  panel.addEventListener("change", apply);
  panel.hidden = false;
  apply();
  const move = (by) => {
    const seen = claims.filter((claim) => !claim.hidden);
    const at = seen.indexOf(document.activeElement);
    const next = seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(seen.length - 1, Math.max(0, at + by))];
    if (next) next.focus();
  };
  const keys = document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "t") document.querySelector(`[href="#${document.activeElement.id || "c1"}"]`)?.focus();
    else if (event.key === "f") boxes[0].focus();
    else if (event.key === "?") { keys.open = !keys.open; keys.querySelector("summary").focus(); }
    else return;
    event.preventDefault();
  });
  window.addEventListener("hashchange", () => {
    const claim = document.getElementById(location.hash.slice(1));
    if (claim?.classList.contains("claim") && claim.hidden) { for (const box of boxes) box.checked = true; apply(); claim.scrollIntoView(); }
  });
})();
