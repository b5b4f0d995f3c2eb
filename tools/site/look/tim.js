// Searches the sections of the site. Works from a folder, finds words typed without accents, asks nothing of a network.
"use strict";
(() => {
  const STATIC = new URL("./", document.currentScript.src);
  const ROOT = new URL("../", STATIC);
  const MOST = 20;
  const field = document.querySelector(".search input");
  const list = document.querySelector(".search ol");
  let sections = null;

  const fold = (words) =>
    words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

  const load = () =>
    new Promise((done) => {
      if (sections) return done();
      const script = document.createElement("script");
      script.src = new URL("sections.js", STATIC).href;
      script.onload = () => {
        sections = window.SECTIONS.map((each) => ({ ...each, heading: fold(each.title), words: fold(each.text) }));
        done();
      };
      document.head.append(script);
    });

  // Every word must be there; one in the heading counts more, the words side by side most.
  const points = (section, words, phrase) => {
    let sum = 0;
    for (const word of words) {
      const above = section.heading.includes(word);
      if (!above && !section.words.includes(word)) return 0;
      sum += above ? 5 : 1;
    }
    if (section.heading.includes(phrase)) return sum + 20;
    return section.words.includes(phrase) ? sum + 4 : sum;
  };

  const find = (asked) => {
    const phrase = fold(asked).trim().replace(/\s+/g, " ");
    const words = phrase.split(" ").filter(Boolean);
    if (!words.length) return [];
    return sections
      .map((section) => ({ section, first: words[0], sum: points(section, words, phrase) }))
      .filter((each) => each.sum)
      .sort((a, b) => b.sum - a.sum)
      .slice(0, MOST);
  };

  const element = (name, words = "") => Object.assign(document.createElement(name), { textContent: words });

  const row = ({ section, first }) => {
    const from = Math.max(0, section.words.indexOf(first) - 40);
    const link = element("a");
    link.href = new URL(section.location, ROOT).href;
    const excerpt = section.text.slice(from, from + 120);
    link.append(element("b", section.title), element("small", section.page), element("small", excerpt));
    const item = element("li");
    item.append(link);
    return item;
  };

  const show = async () => {
    await load();
    const found = find(field.value).map(row);
    if (!found.length && field.value.trim()) {
      found.push(element("li"));
      found[0].append(element("span", "Không tìm thấy trang nào."));
    }
    list.replaceChildren(...found);
  };

  field.addEventListener("input", show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") list.replaceChildren();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) list.replaceChildren();
  });
})();
