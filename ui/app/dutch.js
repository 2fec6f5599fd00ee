// What Streamlit says of itself on a page is put in Dutch; words of documents are left alone.
(() => {
  document.documentElement.lang = "nl";
  if (window.waswordtDutch) return;
  window.waswordtDutch = true;
  const words = new Map(Object.entries(WORDS));
  const patterns = Object.entries(PATTERNS).map(([from, to]) => [new RegExp(from, "s"), to]);
  const attributes = ["aria-label", "title", "placeholder", "alt"];
  const dutch = (text) => {
    const bare = text.trim();
    if (!bare) return null;
    if (words.has(bare)) return words.get(bare);
    const found = patterns.find(([from]) => from.test(bare));
    return found ? bare.replace(found[0], found[1]) : null;
  };
  const own = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("[class^=ww-]");
  const one = (node) => {
    if (node.nodeType === 3) {
      const said = dutch(node.nodeValue);
      if (said !== null) node.nodeValue = said;
      return;
    }
    if (node.nodeType !== 1) return;
    for (const name of attributes) {
      const value = node.getAttribute(name);
      const said = value === null ? null : dutch(value);
      if (said !== null) node.setAttribute(name, said);
    }
  };
  const all = (root) => {
    if (own(root)) return;
    one(root);
    const walker = document.createTreeWalker(root, 5, {
      acceptNode: (node) => (node.className?.startsWith?.("ww-") ? 2 : 1),
    });
    while (walker.nextNode()) one(walker.currentNode);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(all);
      else if (!own(change.target)) one(change.target);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: attributes,
  });
  all(document.body);
})();
