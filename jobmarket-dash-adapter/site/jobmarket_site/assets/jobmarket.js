// What must happen in the browser itself. Everything else is decided on the server.
window.dashMantineFunctions = window.dashMantineFunctions || {};

// The server already chose the options for what was typed: "developpeur" must keep "Développeur".
window.dashMantineFunctions.keepAll = ({ options }) => options;

// Regions and departments are all here: filter them by what was typed, accents aside.
window.dashMantineFunctions.foldedFilter = ({ options, search, limit }) => {
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const typed = fold(search.trim());
  const kept = (item) => item.value.startsWith("commune:") || fold(item.label).includes(typed);
  return options
    .map((entry) => (entry.items ? { ...entry, items: entry.items.filter(kept).slice(0, limit) } : entry))
    .filter((entry) => (entry.items ? entry.items.length > 0 : kept(entry)));
};

window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.jobmarket = {
  // The address follows the filters without a new page, so that it can be shared and the way back leads here.
  keepAddress: (address) => {
    if (address && address !== window.location.pathname + window.location.search) {
      window.history.replaceState(window.history.state, "", address);
    }
    window.sessionStorage.setItem("jobmarket-search", address || "/recherche");
    return window.dash_clientside.no_update;
  },
  // What stands in a field of text, whether or not the server has been told yet.
  textOf: (times, field) => document.getElementById(field)?.value ?? window.dash_clientside.no_update,
};

// A cell of the table that leads to its offer. The title is set as text, never as markup.
window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
window.dashAgGridComponentFunctions.OfferLink = (props) =>
  window.React.createElement(
    "a",
    { href: `/offres/${encodeURIComponent(props.data.id)}`, className: "grid-link js-inside" },
    props.value,
  );

const goInside = (address) => {
  window.history.pushState({}, "", address);
  window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
};

// A new page starts at its top; going back stays where one was.
window.addEventListener("_dashprivate_pushstate", () => window.scrollTo(0, 0));

// Filters start folded where they would push the results out of sight.
new MutationObserver(() => {
  for (const drawer of document.querySelectorAll("details.filters-drawer:not([data-placed])")) {
    drawer.dataset.placed = "true";
    drawer.open = window.matchMedia("(min-width: 981px)").matches;
  }
}).observe(document, { childList: true, subtree: true });

document.addEventListener("click", (event) => {
  if (event.target.closest(".js-reload")) {
    window.location.reload();
  }
});

// Links that know where to go only in the browser: back to the search one came from, from a cell to its offer.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest("a.js-back, a.js-inside");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
      return;
    }
    const search = window.sessionStorage.getItem("jobmarket-search");
    event.preventDefault();
    event.stopPropagation();
    goInside(link.matches(".js-back") && search ? search : link.getAttribute("href"));
  },
  true,
);
