/// The page of `--format html`: everything before the outlines, between outlines and events, and after the events.
///
/// The page loads nothing: its policy forbids every request, and all text goes in through `textContent`. A page with an addition may ask the
/// server that it came from, and no other.
enum ReportTemplate {
  static func opening(_ addition: ReportAddition?) -> String {
    let policy =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'" + (addition == nil ? "" : "; connect-src 'self'")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">

      """
  }

  static let style = #"""
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
    input, select, button, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; padding: .2rem .4rem; }
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
    mark { background: #ffeb80; color: #1d2528; border-radius: .2em; }
    mark.who { background: #bfe3ff; } mark.whom { background: #ffd0c7; } mark.where { background: #cdeccb; } mark.when { background: #e5d5f7; }
    #pins .ring { fill: var(--pick); fill-opacity: .08; stroke: var(--pick); stroke-dasharray: 4 3; pointer-events: none; }
    #frame { position: relative; } #zoom { position: absolute; right: .6rem; top: .6rem; display: flex; flex-direction: column; gap: .2rem; }
    #zoom button { width: 2rem; height: 2rem; }
    #days { cursor: crosshair; touch-action: none; } #days .chosen { fill: var(--pick); fill-opacity: .15; } #days rect.out { fill-opacity: .35; }
    #more { margin: .5rem 1rem; } [hidden] { display: none !important; }
    @media print { form, #zoom, #more { display: none; } .scroll { max-height: none; overflow: visible; border: 0; } tr { break-inside: avoid; } th { position: static; } }
    td a { color: inherit; }
    footer { padding: .6rem 1rem 1.4rem; font-size: .8rem; }
    </style>
    </head>
    <body>
    <header><h1>Events</h1><div id="summary" role="status"></div></header>

    """#

  static let top = #"""
    <form id="filters" onsubmit="return false">
    <label>Search <input id="find" type="search" placeholder="actor, place, words"></label>
    <label>Type <select id="kind"><option value="">all</option></select></label>
    <label>From <input id="from" type="date"></label>
    <label>To <input id="to" type="date"></label>
    <button id="reset" type="reset">Show all</button>
    </form>
    <div id="frame">
    <svg id="map" viewBox="-1800 -850 3600 1450" role="application" tabindex="0" aria-label="Map of the events; arrow keys move it, plus and minus zoom; the table below holds the same">
    <g id="land">
    """#

  static let middle = #"""
    </g><g id="pins"></g></svg>
    <div id="zoom"><button id="in" type="button" aria-label="Zoom in">+</button><button id="out" type="button" aria-label="Zoom out">&minus;</button><button id="all" type="button" aria-label="Show all events">&#9711;</button></div>
    </div>
    <div id="key"></div>
    <svg id="days" preserveAspectRatio="none" role="img" aria-label="Events over time; drag over it to choose a time, or use From and To"></svg>
    <div id="span"><span></span><span></span></div>
    <div class="scroll"><table>
    <caption hidden>Events with their sentences</caption>
    <thead><tr><th>Date</th><th>Event</th><th>Who</th><th>To whom</th><th>Where</th><th>Sentence</th><th>Article</th></tr></thead>
    <tbody id="rows"></tbody></table></div>
    <button id="more" type="button" hidden></button>
    <footer>Made by Dateline. Places: GeoNames (CC BY 4.0). Outlines: Natural Earth, public domain; they show no position on any border.
    Drag and scroll the map; click a pin or a row; drag over the bars to choose a time. A ring is how far from its point an event may have been.</footer>
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
    let view = { x: -1800, y: -850, w: 3600, h: 1450 }, picked = null, shown = events, rows = 200;
    const digits = { day: 10, month: 7, year: 4 };
    const day = e => !e.event_date ? "" : digits[e.date_precision] ? e.event_date.slice(0, digits[e.date_precision]) : e.event_date + " to " + e.end_time.slice(0, 10);

    function visible(timed = true) {
      const words = $("find").value.toLowerCase(), kind = $("kind").value, from = timed && $("from").value, to = timed && $("to").value;
      return events.filter(e => (!kind || e.event_type === kind) && (!from || e.end_time && e.end_time.slice(0, 10) >= from)
        && (!to || e.event_date && e.event_date <= to)
        && (!words || [e.title, e.quote, e.country_name, e.headline, e.actor_text, e.target_text].join(" ").toLowerCase().includes(words)));
    }
    const parts = e => [["", e.action_text], ["who", e.actor_text], ["whom", e.target_text], ["where", e.place_text], ["when", e.date_text]];
    function sentence(td, e) {
      const quote = e.quote || "", marks = [];
      for (const [name, words] of parts(e)) for (const word of (words || "").split("; ")) {
        const at = word ? quote.indexOf(word) : -1;
        if (at >= 0 && marks.every(m => at >= m.end || at + word.length <= m.at)) marks.push({ at, end: at + word.length, name });
      }
      let end = 0;
      for (const m of marks.sort((a, b) => a.at - b.at)) {
        const mark = document.createElement("mark");
        mark.textContent = quote.slice(m.at, m.end);
        if (m.name) mark.className = m.name;
        td.append(quote.slice(end, m.at), mark);
        end = m.end;
      }
      td.append(quote.slice(end));
    }
    function drawTable() {
      $("rows").replaceChildren();
      const pickedAt = shown.findIndex(e => e.event_id === picked);
      rows = Math.max(rows, pickedAt + 1);
      $("more").hidden = shown.length <= rows;
      $("more").textContent = "Show more: " + (shown.length - rows) + " further events";
      for (const e of shown.slice(0, rows)) {
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
    // Pins that would lie on each other are one, at the middle of its events; a click on it goes nearer until they part.
    function drawPins() {
      const scale = Math.max(view.w / ($("map").clientWidth || 1280), view.h / ($("map").clientHeight || 500)), size = 26 * scale, cells = new Map();
      for (const e of shown) if (e.latitude != null) {
        const x = e.longitude * 10, y = -e.latitude * 10;
        if (x < view.x - view.w || x > view.x + 2 * view.w || y < view.y - view.h || y > view.y + 2 * view.h) continue;
        const key = Math.round(x / size) + " " + Math.round(y / size);
        cells.has(key) ? cells.get(key).push(e) : cells.set(key, [e]);
      }
      $("pins").replaceChildren();
      for (const list of cells.values()) {
        const e = list.find(x => x.event_id === picked) || list[0], x = list.reduce((n, e) => n + e.longitude * 10, 0) / list.length;
        const y = list.reduce((n, e) => n - e.latitude * 10, 0) / list.length, isPicked = e.event_id === picked;
        if (e.radius_m && (isPicked || list.length === 1) && e.radius_m / 11112 > 8 * scale) {
          const r = e.radius_m / 11112;
          $("pins").append(make("ellipse", { cx: e.longitude * 10, cy: -e.latitude * 10, rx: r / Math.max(.1, Math.cos(e.latitude * Math.PI / 180)), ry: r, class: "ring" }));
        }
        const circle = make("circle", { cx: x, cy: y, r: (5 + 3 * Math.log2(list.length)) * scale, fill: colour(e.event_type), tabindex: 0 });
        if (isPicked) circle.classList.add("picked");
        const title = make("title", {});
        title.textContent = list.slice(0, 12).map(x => day(x) + " " + x.title).join("\n") + (list.length > 12 ? "\n..." : "");
        circle.append(title);
        const one = list.every(o => o.longitude === e.longitude && o.latitude === e.latitude);
        const next = () => one || view.w < 30 ? pick(list[(list.findIndex(x => x.event_id === picked) + 1) % list.length].event_id, false) : (fit(list), setView());
        circle.onclick = next;
        circle.onkeydown = k => { if (k.key === "Enter") next(); };
        $("pins").append(circle);
        if (list.length > 1) { const text = make("text", { x, y, "font-size": 9 * scale }); text.textContent = list.length; $("pins").append(text); }
      }
    }
    // Bars of equal time over the days of all events that the other filters leave; the chosen time is the part that stands out.
    const DAY = 864e5, ordinal = d => Math.floor(Date.parse(d + "T00:00:00Z") / DAY), iso = n => new Date(n * DAY).toISOString().slice(0, 10);
    let axis = null;
    function drawDays() {
      const dated = visible(false).filter(e => e.event_date).map(e => ordinal(e.event_date)).filter(n => !isNaN(n));
      $("days").replaceChildren();
      axis = null;
      if (!dated.length) { $("span").firstChild.textContent = $("span").lastChild.textContent = ""; return; }
      const first = dated.reduce((a, b) => Math.min(a, b)), last = dated.reduce((a, b) => Math.max(a, b)), width = Math.ceil((last - first + 1) / 120), count = [];
      for (const n of dated) { const i = Math.floor((n - first) / width); count[i] = (count[i] || 0) + 1; }
      axis = { first, width, bars: Math.floor((last - first) / width) + 1 };
      const top = count.reduce((a, b) => Math.max(a, b || 0), 1), from = $("from").value, to = $("to").value;
      $("span").firstChild.textContent = iso(first); $("span").lastChild.textContent = last > first ? iso(last) : "";
      $("days").setAttribute("viewBox", "0 0 " + axis.bars * 10 + " 50");
      if (from || to) {
        const x = from ? Math.max(0, (ordinal(from) - first) / width * 10) : 0, end = to ? Math.min(axis.bars * 10, (ordinal(to) + 1 - first) / width * 10) : axis.bars * 10;
        if (end > x) $("days").append(make("rect", { x, y: 0, width: end - x, height: 50, class: "chosen" }));
      }
      count.forEach((n, i) => {
        const h = Math.max(2, 46 * n / top), a = iso(first + i * width), b = iso(Math.min(last, first + (i + 1) * width - 1));
        const bar = make("rect", { x: i * 10 + 1, y: 50 - h, width: 8, height: h }), t = make("title", {});
        if (from && b < from || to && a > to) bar.setAttribute("class", "out");
        t.textContent = (a === b ? a : a + " to " + b) + ": " + n;
        bar.append(t); $("days").append(bar);
      });
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
    function fit(list = shown) {
      const at = list.filter(e => e.latitude != null);
      if (!at.length) return;
      const box = at.reduce((b, e) => [Math.min(b[0], e.longitude * 10), Math.max(b[1], e.longitude * 10), Math.min(b[2], -e.latitude * 10), Math.max(b[3], -e.latitude * 10)], [Infinity, -Infinity, Infinity, -Infinity]);
      const pad = list === shown ? 120 : Math.max(1, (box[1] - box[0] + box[3] - box[2]) / 4), w = box[1] - box[0] + 2 * pad, h = box[3] - box[2] + 2 * pad;
      view.w = Math.min(3600, Math.max(w, h * 3600 / 1450)); view.h = view.w * 1450 / 3600;
      view.x = (box[0] + box[1] - view.w) / 2; view.y = (box[2] + box[3] - view.h) / 2;
    }
    const map = $("map");
    function zoom(f, u = .5, v = .5) {
      const width = Math.min(5000, Math.max(4, view.w * f)), g = width / view.w;
      view.x += view.w * (1 - g) * u; view.y += view.h * (1 - g) * v; view.w = width; view.h *= g; setView();
    }
    map.addEventListener("wheel", w => {
      w.preventDefault();
      const box = map.getBoundingClientRect();
      zoom(w.deltaY > 0 ? 1.25 : .8, (w.clientX - box.left) / box.width, (w.clientY - box.top) / box.height);
    }, { passive: false });
    $("in").onclick = () => zoom(.6); $("out").onclick = () => zoom(1 / .6); $("all").onclick = () => { fit(); setView(); };
    map.onkeydown = k => {
      const step = { ArrowLeft: [-.2, 0], ArrowRight: [.2, 0], ArrowUp: [0, -.2], ArrowDown: [0, .2] }[k.key];
      if (step) { view.x += step[0] * view.w; view.y += step[1] * view.h; setView(); k.preventDefault(); }
      else if (k.key === "+" || k.key === "=") zoom(.8);
      else if (k.key === "-") zoom(1.25);
    };
    let drag = null;
    map.onpointerdown = p => { drag = { x: p.clientX, y: p.clientY, vx: view.x, vy: view.y }; };
    map.onpointermove = p => { if (drag) { const s = Math.max(view.w / map.clientWidth, view.h / map.clientHeight); view.x = drag.vx - (p.clientX - drag.x) * s; view.y = drag.vy - (p.clientY - drag.y) * s; map.setAttribute("viewBox", [view.x, view.y, view.w, view.h].join(" ")); } };
    let brush = null;
    const barAt = p => { const box = $("days").getBoundingClientRect(); return Math.min(axis.bars - 1, Math.max(0, Math.floor((p.clientX - box.left) / box.width * axis.bars))); };
    $("days").onpointerdown = p => { if (axis) brush = barAt(p); };
    window.onpointerup = p => {
      drag = null;
      if (brush === null || !axis) return;
      const [a, b] = [brush, barAt(p)].sort((a, b) => a - b);
      brush = null;
      $("from").value = iso(axis.first + a * axis.width); $("to").value = iso(axis.first + (b + 1) * axis.width - 1);
      filter();
    };
    // What is chosen stands in the address, so that a link leads to it.
    const fields = { q: "find", type: "kind", from: "from", to: "to" };
    function filter() {
      rows = 200;
      const chosen = new URLSearchParams();
      for (const name in fields) if ($(fields[name]).value) chosen.set(name, $(fields[name]).value);
      try { history.replaceState(null, "", "#" + chosen); } catch { }
      draw();
    }
    const given = new URLSearchParams(location.hash.slice(1));
    for (const name in fields) if (given.has(name)) $(fields[name]).value = given.get(name);
    let waiting = 0;
    $("filters").oninput = () => { clearTimeout(waiting); waiting = setTimeout(filter, 80); };
    $("filters").onreset = () => setTimeout(() => { picked = null; filter(); fit(); setView(); });
    $("more").onclick = () => { rows += 500; drawTable(); };
    window.onresize = setView;
    draw(); fit(); setView();
    </script>

    """#

  static let end = "</body>\n</html>\n"
}
