// Shows the units that the filters ask for. What is asked for stands in the address, so that it can be sent to others.
"use strict";
(() => {
  const index = JSON.parse(document.getElementById("index").textContent);
  const form = document.getElementById("filters");
  const list = document.getElementById("list");
  const pages = document.getElementById("pages");
  const status = document.getElementById("status");
  const size = Number(list.dataset.size);
  const names = ["q", "severity", "rule", "team", "kind", "closed", "all"];

  const units = index.units.map(([id, path, team, kind, isUnreadable, findings]) => ({
    id, path, kind, isUnreadable,
    team: index.teams[team] ?? "",
    search: path.toLowerCase(),
    findings: findings.map(([rule, severity, isClosed, message]) => ({
      rule: index.rules[rule], severity, isClosed, search: `${index.rules[rule]} ${message}`.toLowerCase(),
    })),
  }));

  // The units that the page came with are taken out of it; the others are made of their text when they are wanted.
  const elements = new Map();
  for (const article of [...list.children]) elements.set(article.id, article);
  const element = (unit) => {
    let article = elements.get(unit.id);
    if (!article) {
      const template = document.createElement("template");
      template.innerHTML = document.getElementById(`part-${unit.id}`).textContent;
      article = template.content.firstElementChild;
      elements.set(unit.id, article);
    }
    return article;
  };

  const read = () => new URLSearchParams(location.hash.slice(1));
  const wordsOf = (state) => (state.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);

  // The numbers of the findings of a unit that are asked for; null if the unit is not.
  const wanted = (unit, state, words) => {
    if (state.get("kind") && unit.kind !== state.get("kind")) return null;
    if (state.get("team") && unit.team !== state.get("team")) return null;
    const rest = words.filter((word) => !unit.search.includes(word));
    const numbers = new Set();
    unit.findings.forEach((finding, number) => {
      if (finding.isClosed && !state.get("closed")) return;
      if (state.get("severity") && finding.severity !== state.get("severity")) return;
      if (state.get("rule") && finding.rule !== state.get("rule")) return;
      if (rest.every((word) => finding.search.includes(word))) numbers.add(String(number));
    });
    if (numbers.size > 0) return numbers;
    const isOfFinding = state.get("severity") || state.get("rule") || rest.length > 0;
    return !isOfFinding && (state.get("all") || unit.isUnreadable) ? numbers : null;
  };

  // Such as "3 pipelines", or "3 pipelines and schedules" where both are found.
  const counted = (found) => {
    const kinds = [...new Set(found.map(([unit]) => unit.kind))].filter((kind) => kind !== "repository");
    if (kinds.length === 1) return plural(found.length, kinds[0]);
    return `${found.length} pipelines and schedules`;
  };

  const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  const link = (text, state, page) => {
    const target = new URLSearchParams(state);
    target.set("page", page);
    const anchor = document.createElement("a");
    anchor.href = `#${target}`;
    anchor.textContent = text;
    return anchor;
  };

  const show = () => {
    const state = read();
    const words = wordsOf(state);
    const found = [];
    let findings = 0;
    for (const unit of units) {
      const numbers = wanted(unit, state, words);
      if (!numbers) continue;
      found.push([unit, numbers]);
      findings += numbers.size;
    }
    const last = Math.max(1, Math.ceil(found.length / size));
    const page = Math.min(last, Math.max(1, Number(state.get("page")) || 1));
    const shown = found.slice((page - 1) * size, page * size).map(([unit, numbers]) => {
      const article = element(unit);
      for (const item of article.querySelectorAll(".finding")) item.hidden = !numbers.has(item.dataset.number);
      return article;
    });
    list.replaceChildren(...shown);
    status.textContent = `${plural(findings, "finding")} in ${counted(found)}`
      + (last > 1 ? `, page ${page} of ${last}` : "");
    pages.replaceChildren();
    if (page > 1) pages.append(link("Previous page", state, page - 1));
    if (page < last) pages.append(link("Next page", state, page + 1));
  };

  const fill = () => {
    const state = read();
    for (const name of names) {
      const field = form.elements[name];
      if (field.type === "checkbox") field.checked = Boolean(state.get(name));
      else if (document.activeElement !== field) field.value = state.get(name) ?? "";
    }
  };

  const change = () => {
    const state = new URLSearchParams();
    for (const name of names) {
      const field = form.elements[name];
      const value = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value.trim();
      if (value) state.set(name, value);
    }
    // A filter is no step to go back to; a page is.
    const text = state.toString();
    history.replaceState(null, "", `${location.pathname}${location.search}${text ? `#${text}` : ""}`);
    show();
  };

  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(change, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change();
  });
  form.addEventListener("reset", () => setTimeout(change));
  let before = location.hash;
  addEventListener("hashchange", () => {
    if (location.hash === "#units") return;
    fill();
    show();
    // Those who follow a link come to what it shows.
    if (before !== location.hash) document.getElementById("units").focus();
    before = location.hash;
  });
  form.hidden = false;
  fill();
  show();
})();
