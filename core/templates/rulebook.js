"use strict";
(() => {
  const book = document.getElementById("book");
  const form = document.getElementById("filters");
  const query = document.getElementById("query");
  const none = document.getElementById("none");
  const index = document.getElementById("index");
  const pages = [...document.querySelectorAll(".page")];
  const severities = [...form.querySelectorAll("[data-severity]")];

  const filter = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const pressed = severities
      .filter((button) => button.getAttribute("aria-pressed") === "true")
      .map((button) => button.dataset.severity);
    let shown = 0;
    for (const page of pages) {
      const fits =
        words.every((word) => page.dataset.text.includes(word)) &&
        (pressed.length === 0 || pressed.includes(page.dataset.severity));
      page.hidden = !fits;
      if (fits) shown += 1;
    }
    none.hidden = shown > 0;
    index.hidden = shown < pages.length;
  };

  const speak = (lang) => {
    book.classList.remove("zh", "en");
    book.classList.add(lang);
    document.documentElement.lang = lang;
    query.placeholder = query.dataset[lang];
    query.setAttribute("aria-label", query.dataset[lang]);
  };

  query.addEventListener("input", filter);
  for (const button of severities) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  document.getElementById("language").addEventListener("click", () => {
    speak(book.classList.contains("zh") ? "en" : "zh");
  });
  // An address leads to its page even while a search hides it.
  window.addEventListener("hashchange", () => {
    const page = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (page !== null && page.hidden) {
      form.reset();
      for (const button of severities) button.setAttribute("aria-pressed", "false");
      filter();
      page.scrollIntoView();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
})();
