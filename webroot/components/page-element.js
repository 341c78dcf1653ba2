import { LitElement } from 'lit';

/** An element in the light DOM: the page's styles, headings and landmarks hold inside it too. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
