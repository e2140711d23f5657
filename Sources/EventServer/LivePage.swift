import OutputFormats

/// The page of the service: the report's map, timeline and table over the events of the store, search in all of it, and a box for an article.
struct LivePage {
  let outlines: [String]

  /// The page; it asks only the service that it came from.
  var answer: ServiceAnswer {
    let writer = HTMLReportWriter(outlines: outlines, addition: ReportAddition(controls: Self.controls, script: Self.script))
    return ServiceAnswer(type: "text/html; charset=utf-8", body: writer.header + writer.footer)
  }

  private static let controls = #"""
    <form id="live">
    <label style="flex: 1 1 24rem">An article, or its text <textarea id="article" rows="3" placeholder="Paste a news article here to see its events"></textarea></label>
    <label>Published on <input id="published" type="date"></label>
    <button id="extract" type="submit">Find events</button>
    <button id="keep" type="button" title="Find its events and keep them in the store">Find and keep</button>
    <button id="stored" type="button">Show the store</button>
    </form>
    <div id="said" role="status" style="padding: 0 1rem; color: var(--soft)"></div>
    """#

  private static let script = #"""
    "use strict";
    const say = text => { $("said").textContent = text; };
    function show(list) {
      events.splice(0, events.length, ...list);
      for (const kind of new Set(list.map(e => e.event_type))) if (!kinds.includes(kind)) kinds.push(kind);
      const chosen = $("kind").value;
      $("kind").replaceChildren(new Option("all", "")); $("key").replaceChildren();
      for (const kind of kinds.filter(k => list.some(e => e.event_type === k))) {
        $("kind").append(new Option(kind, kind));
        const dot = document.createElement("span"), entry = document.createElement("span");
        dot.className = "dot"; dot.style.background = colour(kind);
        entry.append(dot, kind.toLowerCase()); $("key").append(entry);
      }
      if ([...$("kind").options].some(o => o.value === chosen)) $("kind").value = chosen;
      picked = null; draw(); fit(); setView();
    }
    const problem = async answer => { try { return (await answer.json()).detail; } catch { return "the service answered " + answer.status; } };
    // All of a small store is held here; of a large one, what the words and the times of the filters leave.
    const most = 5000;
    let partial = false;
    async function stored(filtered) {
      const asked = new URLSearchParams({ limit: most, f: "json" });
      if (filtered && $("find").value.trim()) asked.set("q", $("find").value.trim());
      if (filtered && $("kind").value) asked.set("event_type", $("kind").value);
      if (filtered && ($("from").value || $("to").value)) asked.set("datetime", ($("from").value || "..") + "/" + ($("to").value || ".."));
      try {
        const answer = await fetch("collections/events/items?" + asked);
        if (!answer.ok) return say(await problem(answer));
        const page = await answer.json();
        partial = page.numberMatched > page.numberReturned || filtered && partial;
        show(page.features.map(f => f.properties));
        say(page.numberMatched > page.numberReturned ? "The store holds " + page.numberMatched + " such events; these are the first " + page.numberReturned + ". Search, or choose a time, and press Enter to see others."
          : page.numberMatched ? "" : "The store is empty. Paste an article above.");
      } catch (error) { say("The service does not answer: " + error.message); }
    }
    async function send(path) {
      const text = $("article").value;
      if (!text.trim()) return say("Paste an article first.");
      const asked = $("published").value ? "?date=" + $("published").value : "";
      const type = /^\s*</.test(text) ? "text/html" : /^\s*\{/.test(text) ? "application/x-ndjson" : "text/plain";
      say("Reading...");
      try {
        const answer = await fetch(path + asked, { method: "POST", headers: { "Content-Type": type, Accept: "application/json" }, body: text });
        if (!answer.ok) return say(await problem(answer));
        const found = await answer.json();
        if (path === "documents") { await stored(false); say(found.events + " events kept" + (found.replaced ? ", " + found.replaced + " replaced" : "") + "."); }
        else { show(found.events); say(found.events.length ? "" : "No event was found in this text."); }
      } catch (error) { say("The service does not answer: " + error.message); }
    }
    $("live").onsubmit = e => { e.preventDefault(); send("extract"); };
    $("keep").onclick = () => send("documents");
    $("stored").onclick = () => stored(false);
    $("filters").onsubmit = e => { e.preventDefault(); if (partial) stored(true); };
    $("filters").addEventListener("keydown", e => { if (e.key === "Enter" && partial) stored(true); });
    stored(false);
    """#
}
