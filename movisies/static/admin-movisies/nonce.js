/* The text editor and the block editor each add a <style> element from script. The site's policy refuses inline styles
 * without the page's nonce, and neither of the two lets us pass it along; so every style element gets it here. */
{
  const { nonce } = document.currentScript
  const create = Document.prototype.createElement
  Document.prototype.createElement = function (name, options) {
    const element = create.call(this, name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
}
