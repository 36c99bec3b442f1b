"use strict";
// The page works without this script: it adds buttons that copy, opens what a link
// points at, and on paper the working of whatever does not hold.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    let copied = true;
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      getSelection().selectAllChildren(source);
      copied = document.execCommand("copy");
    }
    button.textContent = copied ? "Copied" : "Press Ctrl+C";
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  const details = target && target.closest("details");
  if (details) details.open = true;
  if (target) target.scrollIntoView({ block: "nearest" });
}
addEventListener("hashchange", reveal);
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("article details")) details.open = true;
});
reveal();
