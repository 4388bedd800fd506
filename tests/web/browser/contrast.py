"""The contrast of every text on a page, computed from the colours in force.

Axe leaves out what is scrolled out of sight or lies below something else: over a thousand cells of one table. Source of
the ratio and its bounds: WCAG 2.2, 1.4.3 and the definitions of relative luminance and contrast ratio.
"""

from playwright.sync_api import Page

_LOW_CONTRAST = r"""() => {
  const channels = (color) => {
    const numbers = color.match(/^rgba?\(([^)]*)\)$/);
    if (!numbers) throw new Error(`a colour that is no rgb: ${color}`);
    const [r, g, b, a = "1"] = numbers[1].split(/[\s,/]+/);
    return [Number(r), Number(g), Number(b), Number(a)];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((top, i) => top * a + below[i] * (1 - a));
  const luminance = (rgb) => rgb
    .map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  // All the colours that may lie behind the text of an element; null when a picture does.
  const grounds = new Map();
  const behind = (element) => {
    if (!element) throw new Error("nothing has a colour behind the page");
    if (!grounds.has(element)) {
      const { backgroundImage, backgroundColor } = getComputedStyle(element);
      const color = channels(backgroundColor);
      const below = color[3] === 1 ? [[0, 0, 0]] : behind(element.parentElement);
      const plain = below && below.map((ground) => over(color, ground));
      const stops = (backgroundImage.match(/rgba?\([^)]*\)/g) || []).map(channels);
      if (/url\(/.test(backgroundImage)) grounds.set(element, null);
      else grounds.set(element, plain && [...plain, ...stops.flatMap((stop) => plain.map((g) => over(stop, g)))]);
    }
    return grounds.get(element);
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest("script, style, noscript, template, option, :disabled")) continue;
    if (element.getBoundingClientRect().width <= 1) continue;
    const style = getComputedStyle(element);
    const words = walker.currentNode.data.trim().slice(0, 40);
    const label = `${element.tagName.toLowerCase()}.${element.className}: ${words}`;
    if (!behind(element)) { found.add(`a picture lies behind ${label}`); continue; }
    let opacity = 1;
    for (let e = element; e; e = e.parentElement) opacity *= Number(getComputedStyle(e).opacity);
    const [r, g, b, a] = channels(style.color);
    const ratio = Math.min(...behind(element).map((ground) => {
      const text = luminance(over([r, g, b, a * opacity], ground));
      return (Math.max(text, luminance(ground)) + 0.05) / (Math.min(text, luminance(ground)) + 0.05);
    }));
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) found.add(`${ratio.toFixed(2)} ${style.color} ${label}`);
  }
  return [...found];
}"""


def low_contrast(page: Page) -> list[str]:
    """Return the texts of a page that are too faint against what lies behind them, or whose ground is a picture."""
    found: list[str] = page.evaluate(_LOW_CONTRAST)
    return found
