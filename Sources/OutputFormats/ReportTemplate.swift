/// The page of `--format html`: everything before the outlines, between outlines and events, and after the events.
///
/// The page loads nothing: its policy forbids every request, and all text goes in through `textContent`.
enum ReportTemplate {
  static let top = #"""
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>Events</title>
    <style>
    :root { color-scheme: light dark; --land: #dfe5dc; --sea: #f4f8fa; --line: #b9c3b6; --ink: #1d2528; --soft: #5d6a70; --pick: #b3261e; --bar: #7a9cc6; --paper: #fff; }
    @media (prefers-color-scheme: dark) { :root { --land: #39423c; --sea: #1a2226; --line: #56615a; --ink: #e8eef0; --soft: #a3b0b6; --pick: #ff8a80; --bar: #56789f; --paper: #12181b; } }
    * { box-sizing: border-box; }
    body { margin: 0; font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
    header { padding: .8rem 1rem .2rem; }
    h1 { margin: 0; font-size: 1.3rem; }
    #summary, footer { color: var(--soft); }
    form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; padding: .3rem 1rem; align-items: end; }
    label { font-size: .85rem; color: var(--soft); display: flex; flex-direction: column; }
    input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; padding: .2rem .4rem; }
    #map { width: 100%; height: 46vh; min-height: 260px; background: var(--sea); display: block; border-block: 1px solid var(--line); cursor: grab; touch-action: none; }
    #land path { fill: var(--land); stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
    #pins circle { stroke: var(--paper); stroke-width: 1; vector-effect: non-scaling-stroke; cursor: pointer; fill-opacity: .8; }
    #pins circle.picked, #pins circle:focus { stroke: var(--pick); stroke-width: 3; outline: none; }
    #pins text { font-weight: 600; text-anchor: middle; dominant-baseline: central; pointer-events: none; fill: #fff; }
    #days { width: 100%; height: 46px; display: block; }
    #days rect { fill: var(--bar); }
    .scroll { overflow: auto; max-height: 60vh; margin: 0 1rem; border: 1px solid var(--line); }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    th { position: sticky; top: 0; background: var(--paper); text-align: left; border-bottom: 2px solid var(--line); }
    th, td { padding: .3rem .5rem; vertical-align: top; }
    td:first-child { min-width: 6.6rem; }
    #span, #key { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; padding: 0 1rem .4rem; font-size: .8rem; color: var(--soft); }
    #key { justify-content: start; padding-top: .3rem; }
    tbody tr { border-bottom: 1px solid var(--line); cursor: pointer; }
    tbody tr.picked { outline: 2px solid var(--pick); outline-offset: -2px; }
    .dot { display: inline-block; width: .7em; height: .7em; border-radius: 50%; margin-right: .35em; }
    mark { background: #ffeb80; color: #1d2528; }
    td a { color: inherit; }
    footer { padding: .6rem 1rem 1.4rem; font-size: .8rem; }
    </style>
    </head>
    <body>
    <header><h1>Events</h1><div id="summary" role="status"></div></header>
    <form id="filters" onsubmit="return false">
    <label>Search <input id="find" type="search" placeholder="actor, place, words"></label>
    <label>Type <select id="kind"><option value="">all</option></select></label>
    <label>From <input id="from" type="date"></label>
    <label>To <input id="to" type="date"></label>
    <button id="reset" type="reset">Show all</button>
    </form>
    <svg id="map" viewBox="-1800 -850 3600 1450" role="img" aria-label="Map of the events; the table below holds the same">
    <g id="land">
    """#

  static let middle = #"""
    </g><g id="pins"></g></svg>
    <div id="key"></div>
    <svg id="days" preserveAspectRatio="none" role="img" aria-label="Events by day"></svg>
    <div id="span"><span></span><span></span></div>
    <div class="scroll"><table>
    <caption hidden>Events with their sentences</caption>
    <thead><tr><th>Date</th><th>Event</th><th>Who</th><th>To whom</th><th>Where</th><th>Sentence</th><th>Article</th></tr></thead>
    <tbody id="rows"></tbody></table></div>
    <footer>Made by Dateline. Places: GeoNames (CC BY 4.0). Outlines: Natural Earth, public domain; they show no position on any border.
    Drag and scroll the map; click a pin or a row.</footer>
    <script type="application/json" id="data">[
    """#

  static let bottom = #"""

    ]</script>
    <script>
    "use strict";
    const events = JSON.parse(document.getElementById("data").textContent);
    const $ = id => document.getElementById(id), SVG = "http://www.w3.org/2000/svg";
    const colours = ["#b3261e", "#1f5fa8", "#2e7d32", "#8e44ad", "#b8620c", "#00838f", "#6d4c41", "#c2185b", "#455a64", "#7a7a00", "#e2793b", "#00695c", "#512da8", "#5d8a00", "#0288d1", "#a1887f", "#d86a9b", "#283593", "#8d1f1f", "#3aa675"];
    const kinds = [...new Set(events.map(e => e.event_type))].sort();
    const colour = kind => colours[kinds.indexOf(kind) % colours.length];
    for (const kind of kinds) {
      $("kind").append(new Option(kind, kind));
      const dot = document.createElement("span"), entry = document.createElement("span");
      dot.className = "dot"; dot.style.background = colour(kind);
      entry.append(dot, kind.toLowerCase());
      $("key").append(entry);
    }
    const make = (name, attributes) => { const node = document.createElementNS(SVG, name); for (const key in attributes) node.setAttribute(key, attributes[key]); return node; };
    const cell = (row, text) => { const td = row.insertCell(); td.textContent = text ?? ""; return td; };
    let view = { x: -1800, y: -850, w: 3600, h: 1450 }, picked = null, shown = events;
    const digits = { day: 10, month: 7, year: 4 };
    const day = e => !e.event_date ? "" : digits[e.date_precision] ? e.event_date.slice(0, digits[e.date_precision]) : e.event_date + " to " + e.end_time.slice(0, 10);

    function visible() {
      const words = $("find").value.toLowerCase(), kind = $("kind").value, from = $("from").value, to = $("to").value;
      return events.filter(e => (!kind || e.event_type === kind) && (!from || e.end_time && e.end_time.slice(0, 10) >= from)
        && (!to || e.event_date && e.event_date <= to)
        && (!words || [e.title, e.quote, e.country_name, e.headline, e.actor_text, e.target_text].join(" ").toLowerCase().includes(words)));
    }
    function sentence(td, e) {
      const at = (e.quote || "").indexOf(e.action_text);
      if (at < 0 || !e.action_text) { td.textContent = e.quote; return; }
      const mark = document.createElement("mark");
      mark.textContent = e.action_text;
      td.append(e.quote.slice(0, at), mark, e.quote.slice(at + e.action_text.length));
    }
    function drawTable() {
      $("rows").replaceChildren();
      for (const e of shown.slice(0, 2000)) {
        const row = $("rows").insertRow();
        row.dataset.id = e.event_id;
        if (e.event_id === picked) row.className = "picked";
        cell(row, day(e));
        const what = cell(row, ""), dot = document.createElement("span");
        dot.className = "dot"; dot.style.background = colour(e.event_type);
        what.append(dot, e.action + (e.realis === "actual" ? "" : " (" + e.realis + ")"));
        what.title = [e.event_type, e.cameo_code, e.cameo_name].filter(Boolean).join(" ");
        cell(row, e.actor); cell(row, e.target); cell(row, e.place ? e.place + (e.country_name && e.country_name !== e.place ? ", " + e.country_name : "") : "");
        sentence(cell(row, ""), e);
        const article = cell(row, "");
        if (/^https?:/.test(e.url || "")) { const a = document.createElement("a"); a.href = e.url; a.rel = "noreferrer"; a.textContent = e.headline || e.url; article.append(a); }
        else article.textContent = e.headline || e.document_id;
        row.onclick = () => pick(e.event_id, true);
      }
    }
    function drawPins() {
      const scale = view.w / $("map").clientWidth || 2, spots = new Map();
      for (const e of shown) if (e.latitude != null) { const key = e.longitude + " " + e.latitude; spots.has(key) ? spots.get(key).push(e) : spots.set(key, [e]); }
      $("pins").replaceChildren();
      for (const list of spots.values()) {
        const e = list.find(x => x.event_id === picked) || list[0], x = e.longitude * 10, y = -e.latitude * 10;
        const circle = make("circle", { cx: x, cy: y, r: (5 + 3 * Math.log2(list.length)) * scale, fill: colour(e.event_type), tabindex: 0 });
        if (list.some(x => x.event_id === picked)) circle.classList.add("picked");
        const title = make("title", {});
        title.textContent = list.slice(0, 12).map(x => day(x) + " " + x.title).join("\n") + (list.length > 12 ? "\n..." : "");
        circle.append(title);
        const next = () => pick(list[(list.findIndex(x => x.event_id === picked) + 1) % list.length].event_id, false);
        circle.onclick = next;
        circle.onkeydown = k => { if (k.key === "Enter") next(); };
        $("pins").append(circle);
        if (list.length > 1) { const text = make("text", { x, y, "font-size": 9 * scale }); text.textContent = list.length; $("pins").append(text); }
      }
    }
    function drawDays() {
      const count = new Map();
      for (const e of shown) if (e.event_date) count.set(e.event_date, (count.get(e.event_date) || 0) + 1);
      const days = [...count.keys()].sort(), top = Math.max(1, ...count.values());
      $("days").replaceChildren();
      [$("span").firstChild.textContent, $("span").lastChild.textContent] = [days[0] || "", days.length > 1 ? days[days.length - 1] : ""];
      $("days").setAttribute("viewBox", "0 0 " + Math.max(1, days.length) * 10 + " 50");
      days.forEach((d, i) => { const h = 46 * count.get(d) / top, bar = make("rect", { x: i * 10 + 1, y: 50 - h, width: 8, height: h }), t = make("title", {}); t.textContent = d + ": " + count.get(d); bar.append(t); $("days").append(bar); });
    }
    function pick(id, centre) {
      picked = id;
      const e = events.find(x => x.event_id === id);
      if (centre && e && e.latitude != null) { view.w = Math.min(view.w, 900); view.h = view.w * 1450 / 3600; view.x = e.longitude * 10 - view.w / 2; view.y = -e.latitude * 10 - view.h / 2; }
      draw();
      if (!centre) document.querySelector("tr.picked")?.scrollIntoView({ block: "center" });
    }
    function setView() { $("map").setAttribute("viewBox", [view.x, view.y, view.w, view.h].join(" ")); drawPins(); }
    function draw() {
      shown = visible();
      const located = shown.filter(e => e.latitude != null).length, dated = shown.filter(e => e.event_date).length;
      $("summary").textContent = shown.length + " events of " + events.length + ": " + located + " on the map, " + (shown.length - located) + " without a place, " + (shown.length - dated) + " without a date";
      drawTable(); drawDays(); setView();
    }
    function fit() {
      const at = shown.filter(e => e.latitude != null);
      if (!at.length) return;
      const xs = at.map(e => e.longitude * 10), ys = at.map(e => -e.latitude * 10), pad = 120;
      const w = Math.max(...xs) - Math.min(...xs) + 2 * pad, h = Math.max(...ys) - Math.min(...ys) + 2 * pad;
      view.w = Math.min(3600, Math.max(w, h * 3600 / 1450)); view.h = view.w * 1450 / 3600;
      view.x = (Math.max(...xs) + Math.min(...xs) - view.w) / 2; view.y = (Math.max(...ys) + Math.min(...ys) - view.h) / 2;
    }
    const map = $("map");
    map.addEventListener("wheel", w => {
      w.preventDefault();
      const f = w.deltaY > 0 ? 1.25 : .8, box = map.getBoundingClientRect(), u = (w.clientX - box.left) / box.width, v = (w.clientY - box.top) / box.height;
      const width = Math.min(5000, Math.max(20, view.w * f)), g = width / view.w;
      view.x += view.w * (1 - g) * u; view.y += view.h * (1 - g) * v; view.w = width; view.h *= g; setView();
    }, { passive: false });
    let drag = null;
    map.onpointerdown = p => { drag = { x: p.clientX, y: p.clientY, vx: view.x, vy: view.y }; };
    map.onpointermove = p => { if (drag) { const s = Math.max(view.w / map.clientWidth, view.h / map.clientHeight); view.x = drag.vx - (p.clientX - drag.x) * s; view.y = drag.vy - (p.clientY - drag.y) * s; map.setAttribute("viewBox", [view.x, view.y, view.w, view.h].join(" ")); } };
    window.onpointerup = () => { drag = null; };
    $("filters").oninput = draw;
    $("filters").onreset = () => setTimeout(() => { picked = null; fit(); draw(); });
    window.onresize = setView;
    fit(); draw();
    </script>
    </body>
    </html>

    """#
}
