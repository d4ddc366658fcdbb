"use strict";
/* Keys, the panel beside a list, what is picked, and lists that stay current. Pages work without it. */
(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const typing = (element) => element.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
  const tell = (text) => { find("#told").textContent = text; };

  /* The row that the keys are at. */
  const rows = () => all("tr[data-row]");
  const at = () => rows().findIndex((row) => row.classList.contains("at"));
  function go(step) {
    const list = rows();
    if (list.length === 0) return;
    const now = at();
    const next = now < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(now + step, 0), list.length - 1);
    list.forEach((row) => row.classList.remove("at"));
    list[next].classList.add("at");
    const link = find("a[data-open], a", list[next]);
    if (link) link.focus({ preventScroll: true });
    list[next].scrollIntoView({ block: "nearest" });
  }

  function closePanel() {
    const close = find("#panel [data-close]");
    if (!close) return false;
    close.click();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      const open = all("details.do[open]").pop();
      if (open) {
        open.open = false;
        find("summary", open).focus();
        event.preventDefault();
      } else if (!find("dialog[open]") && closePanel()) {
        event.preventDefault();
      }
      return;
    }
    if (typing(event.target) || find("dialog[open]")) return;
    switch (event.key) {
      case "j": go(1); break;
      case "k": go(-1); break;
      case "x": {
        const box = at() >= 0 && find("input[type=checkbox]", rows()[at()]);
        if (box) box.click();
        break;
      }
      case "/": find("#find")?.focus(); event.preventDefault(); break;
      case "?": find("#keys")?.showModal(); break;
      default: return;
    }
  });

  /* One menu at a time; a click elsewhere closes it. */
  document.addEventListener("click", (event) => {
    all("details.do[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  /* A form is sent once. It can be sent again when the browser comes back to the page. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => all("button", form).forEach((button) => { button.disabled = true; }));
  });
  window.addEventListener("pageshow", (event) => {
    const picked = find("[data-pick]:checked");
    if (picked) pick(picked);
    if (!event.persisted) return;
    all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("button", form).forEach((button) => { button.disabled = false; });
    });
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto]");
    if (form) form.requestSubmit();
    if (event.target.matches("[data-pick], [data-pick-all]")) pick(event.target);
  });

  /* What is picked in a list: how many, and the bar that says what can be done with them. */
  function pick(box) {
    if (box.matches("[data-pick-all]")) all("[data-pick]").forEach((each) => { each.checked = box.checked; });
    const picked = all("[data-pick]:checked");
    all("[data-pick]").forEach((each) => each.closest("tr").setAttribute("aria-selected", each.checked));
    const bar = find("#picked");
    if (!bar) return;
    bar.hidden = picked.length === 0;
    const count = find("[data-count]", bar);
    count.textContent = count.dataset.count.replace("{0}", picked.length);
    tell(count.textContent);
  }

  /* On a phone the menu is closed until it is wanted. */
  if (matchMedia("(max-width: 760px)").matches) find("#menu")?.removeAttribute("open");

  /* A list that stays current asks again while it is seen, and changes only if there is news. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const live = event.target.matches("[data-live]");
    if (live && (document.hidden || find("[data-pick]:checked") || find("details.do[open]"))) event.preventDefault();
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.target.matches("[data-live]")) return;
    const news = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const fresh = news.getElementById(event.target.id);
    if (!fresh || fresh.textContent === event.target.textContent) {
      event.detail.shouldSwap = false;
    } else {
      event.detail.news = true;
      tell(find("#told").dataset.updated);
    }
  });

  /* The panel takes the focus when it opens, and gives it back to where it came from. */
  let cameFrom = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches("a[data-open]")) cameFrom = event.target.id;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "panel") return;
    const heading = find("#panel h2");
    all("tr[data-row]").forEach((row) => row.classList.toggle("at", find("a[data-open]", row)?.id === cameFrom && Boolean(heading)));
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
    } else if (cameFrom) {
      document.getElementById(cameFrom)?.focus();
    }
  });
  document.addEventListener("click", (event) => {
    const close = event.target.closest("#panel [data-close]");
    if (!close || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    find("#panel").replaceChildren();
    history.pushState({}, "", close.getAttribute("href"));
    const back = (cameFrom && document.getElementById(cameFrom)) || find("tr.at a") || find("#main");
    back.focus();
  });
})();
