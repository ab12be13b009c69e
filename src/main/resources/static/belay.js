// Keeps pages alive. Every act works without this file: it listens, counts down and copies, and decides nothing.
"use strict";

const KOREAN = document.documentElement.lang === "ko";

/** Runs `act` for every element below `root`, itself included, that fits `selector`. */
function each(root, selector, act) {
  if (root.matches && root.matches(selector)) act(root);
  root.querySelectorAll(selector).forEach(act);
}

// Countdowns: the server holds the time; the page only shows what is left of it.
function countDown(root) {
  each(root, "[data-left]", (place) => {
    const ends = performance.now() + Number(place.dataset.left);
    const shown = place.querySelector("[data-seconds]");
    const tick = () => {
      if (!place.isConnected) return;
      const left = Math.max(0, ends - performance.now());
      shown.textContent = String(Math.ceil(left / 1000));
      if (left > 0) setTimeout(tick, left % 1000 || 1000);
    };
    tick();
  });
}

// Relative times go on; the exact one stays in the title.
const skew = Date.now() - Number(document.body.dataset.now ?? Date.now());
const relative = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" });
function age(root) {
  each(root, "time[data-age]", (time) => {
    const minutes = Math.trunc((Date.parse(time.dateTime) - Date.now() + skew) / 60000);
    const far = Math.abs(minutes);
    if (far < 1) return;
    if (far < 60) time.textContent = relative.format(minutes, "minute");
    else if (far < 2880) time.textContent = relative.format(Math.trunc(minutes / 60), "hour");
    else time.textContent = relative.format(Math.trunc(minutes / 1440), "day");
  });
}

function offerCopies(root) {
  if (!navigator.clipboard) return;
  each(root, ".copy", (box) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = KOREAN ? "복사" : "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(box.querySelector("pre").textContent);
      button.textContent = KOREAN ? "복사함" : "Copied";
    });
    box.append(button);
  });
}

/** What a region has to say aloud: only the words, so that a countdown does not speak every second. */
function told(region) {
  return [...region.querySelectorAll("[data-announce]")].map((element) => element.dataset.announce).join(" ");
}

function announce(words) {
  const place = document.getElementById("announcer");
  if (place) place.textContent = words;
}

/** Puts new HTML into `region`, but never under a finger that presses a button there, and keeps the focus. */
function renew(region, html) {
  if (region.matches(":active")) {
    addEventListener("pointerup", () => setTimeout(() => renew(region, html)), { once: true });
    return;
  }
  const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
  const before = told(region);
  region.innerHTML = html;
  if (told(region) !== before) announce(told(region));
  if (focused) document.getElementById(focused)?.focus();
  countDown(region);
}

/** Fetches this page again and puts its contents in place of the old ones. */
async function turn() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("main");
  if (!answer.ok || answer.redirected || !fresh) {
    location.reload();
    return;
  }
  disconnect();
  document.title = page.title;
  document.querySelector("main").replaceWith(fresh);
  document.getElementById("banners")?.replaceWith(page.getElementById("banners"));
  document.querySelector(".notice")?.remove();
  announce(fresh.querySelector("h1")?.textContent ?? "");
  enliven(document.querySelector(".content"));
}

// Server-sent events, only while somebody looks: a browser opens few connections to one address.
let sources = [];
function disconnect() {
  sources.forEach((source) => source.close());
  sources = [];
}
function connect() {
  disconnect();
  document.querySelectorAll("[data-live]").forEach((region) => {
    const source = new EventSource(region.dataset.live);
    source.addEventListener("update", (event) => renew(region, event.data));
    source.addEventListener("turn", turn);
    sources.push(source);
  });
}

function enliven(root) {
  countDown(root);
  age(root);
  offerCopies(root);
  each(root, "[autofocus]", (element) => element.focus());
  if (!document.hidden) connect();
}

document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
addEventListener("pagehide", disconnect);
setInterval(() => age(document), 30000);
enliven(document.body);
