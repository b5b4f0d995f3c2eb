"use strict";
(() => {
  const find = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const choice = byId("chon"), search = byId("tim"), reset = byId("bo-loc"), status = byId("dang-xem");
  const options = Array.from(choice.options), main = byId("chinh");
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  // Which units owe what stands once, at the words of each task.
  const owed = new Map(find("[data-u]").map((entry) => [entry.id, entry.dataset.u.split(" ")]));
  const concerns = (link, unit) => (owed.get(link.hash.slice(1)) || []).includes(unit);

  const show = (element, shown) => { element.hidden = !shown; return shown; };

  const filterLists = (unit) => {
    for (const holder of find("[data-any]", main)) {
      const links = find("a.at", holder);
      let some = false;
      for (const link of links) {
        const shown = !unit || concerns(link, unit);
        if (link.parentElement.tagName === "LI") show(link.parentElement, shown);
        some = some || shown;
      }
      for (const other of find("li > span.at", holder)) show(other.parentElement, !unit);
      show(holder, !unit || some);
    }
    for (const group of find("[data-group]", main)) show(group, find("[data-any]:not([hidden])", group).length > 0);
  };

  const filterMatrix = (unit) => {
    const table = document.querySelector(".matrix");
    if (!table) return;
    const row = unit && find("tbody tr", table).find((each) => each.dataset.unit === unit);
    const kept = Array.from(table.rows[0].cells, (_, at) => !row || at === 0 || row.cells[at].textContent !== "");
    for (const each of table.rows) Array.from(each.cells).forEach((cell, at) => show(cell, kept[at]));
  };

  const filterOutline = (unit) => {
    let part = null, heading = null;
    for (const entry of find(".entry", main)) {
      if (entry.classList.contains("part")) { part = entry; heading = null; show(entry, !unit); continue; }
      if (entry.classList.contains("heading")) { heading = entry; show(entry, !unit); continue; }
      if (show(entry, !unit || owed.get(entry.id).includes(unit))) for (const above of [part, heading]) if (above) show(above, true);
    }
  };

  const say = (unit) => {
    if (!unit) return "";
    const count = (selector) => find(selector + ":not([hidden])", main).length;
    const name = choice.selectedOptions[0].textContent;
    return `Đang xem ${name}: ${count("article.task")} nhiệm vụ, ${count("article.duty")} việc ở phần Tổ chức thực hiện, ` +
      `${count("tr.act")} văn bản viện dẫn, ${count("tr.finding")} điểm cần xem. Số liệu đầu trang là của cả kế hoạch.`;
  };

  const filter = (unit) => {
    choice.value = unit;
    for (const row of find("[data-unit]", main)) show(row, !unit || row.dataset.unit.split(" ").includes(unit));
    filterLists(unit);
    filterMatrix(unit);
    filterOutline(unit);
    for (const note of find(".none", main)) {
      const shown = find("[data-any]:not([hidden]), article.entry:not([hidden])", note.parentElement).length > 0;
      show(note, Boolean(unit) && !shown);
    }
    reset.disabled = !unit;
    status.textContent = say(unit);
  };

  // The address of the page keeps the unit, and the place beside it: #loc=cong-an-huyen&den=nv-3
  const read = () => {
    const parts = new URLSearchParams(location.hash.slice(1));
    const option = parts.has("loc") ? options.find((each) => each.dataset.slug === parts.get("loc")) : null;
    return { option, target: parts.get("den") || "" };
  };
  const write = (option, target) => {
    const parts = new URLSearchParams();
    if (option && option.value) parts.set("loc", option.dataset.slug);
    if (target) parts.set("den", target);
    return "#" + (option && option.value ? parts.toString() : target);
  };
  const goTo = (id) => {
    const target = byId(id);
    if (!target) return;
    if (target.closest("[hidden]")) choose("");
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  };
  const choose = (unit) => {
    filter(unit);
    history.replaceState(null, "", write(choice.selectedOptions[0], "") || "#");
  };
  const follow = () => {
    const { option, target } = read();
    const unit = option ? option.value : "";
    if (option || target || location.hash.length < 2) filter(unit);
    if (target) goTo(target);
  };

  const narrow = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const fits = (option) => !option.value || words.every((word) => (" " + option.dataset.search).includes(" " + word));
    const chosen = choice.value, left = options.filter((option) => fits(option) || option.value === chosen);
    choice.replaceChildren(...left);
    choice.value = chosen;
    const found = left.filter((option) => option.value && fits(option));
    if (words.length) status.textContent = found.length ? `${found.length} đơn vị khớp; nhấn Enter để xem ${found[0].textContent}.` : "Không có đơn vị nào khớp.";
    else status.textContent = say(choice.value);
    return found;
  };

  choice.addEventListener("change", () => choose(choice.value));
  search.addEventListener("input", narrow);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const found = narrow();
    if (search.value.trim() && found.length) choose(found[0].value);
  });
  reset.addEventListener("click", () => { search.value = ""; narrow(); choose(""); choice.focus(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = byId(link.hash.slice(1));
    if (target && target.closest("[hidden]")) choose("");
    if (!choice.value) return;
    event.preventDefault();
    location.hash = write(choice.selectedOptions[0], link.hash.slice(1));
  });
  addEventListener("hashchange", follow);

  // Two ways to look at the same: one at a time on a screen, chosen by CSS alone in print.
  for (const group of find(".switch")) {
    const views = find("[data-view]", group.parentElement), buttons = find("button", group);
    const turn = (name) => {
      for (const view of views) view.toggleAttribute("data-off", view.dataset.view !== name);
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.show === name));
    };
    for (const button of buttons) button.addEventListener("click", () => turn(button.dataset.show));
    group.hidden = false;
    turn(matchMedia("(max-width: 47rem)").matches ? "danh-sach" : "bang");
  }

  // The cells of the heat map: one stop of the Tab key, then arrow keys; the reason beside the cell.
  const heat = document.querySelector(".heat"), hint = byId("goi-y");
  const hide = () => { hint.hidden = true; };
  const explain = (cell) => {
    const row = byId(cell.hash.slice(1));
    hint.textContent = byId(cell.getAttribute("aria-describedby")).textContent + " " + row.cells[2].textContent;
    hint.hidden = false;
    const at = cell.getBoundingClientRect(), size = hint.getBoundingClientRect();
    hint.style.left = Math.max(4, Math.min(at.left, innerWidth - size.width - 4)) + "px";
    hint.style.top = (at.bottom + size.height > innerHeight ? at.top - size.height : at.bottom) + "px";
  };
  if (heat) {
    const cells = () => find("tbody tr:not([hidden]) a.cell", heat);
    cells().forEach((cell, at) => { cell.tabIndex = at ? -1 : 0; });
    const near = (cell, key) => {
      const row = cell.closest("tr"), column = cell.parentElement.cellIndex, all = cells();
      if (key === "ArrowLeft" || key === "ArrowRight") return all[all.indexOf(cell) + (key === "ArrowRight" ? 1 : -1)];
      const step = key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling";
      for (let next = row[step]; next; next = next[step]) {
        const found = next.hidden ? null : next.cells[column].querySelector("a.cell");
        if (found) return found;
      }
      return null;
    };
    heat.addEventListener("keydown", (event) => {
      const cell = event.target.closest("a.cell");
      if (!cell || !event.key.startsWith("Arrow")) return;
      event.preventDefault();
      const next = near(cell, event.key);
      if (next) { cell.tabIndex = -1; next.tabIndex = 0; next.focus(); }
    });
    heat.addEventListener("focusin", (event) => { const cell = event.target.closest("a.cell"); if (cell) explain(cell); });
    heat.addEventListener("mouseover", (event) => { const cell = event.target.closest("a.cell"); if (cell) explain(cell); else hide(); });
    heat.addEventListener("focusout", hide);
    heat.addEventListener("mouseleave", (event) => { if (event.relatedTarget !== hint) hide(); });
    hint.addEventListener("mouseleave", hide);
    const keep = () => { const cell = document.activeElement.closest(".heat a.cell"); if (cell && !hint.hidden) explain(cell); else hide(); };
    addEventListener("scroll", keep, { passive: true, capture: true });
    addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  }

  document.querySelector(".tools").hidden = false;
  follow();
})();
