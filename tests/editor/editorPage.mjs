// What a person does in the editor and sees there, on a page of the browser.
import path from 'node:path';

import { until } from './until.mjs';

const SECONDS = 60;
const FIRST_LOAD_SECONDS = 120;

/** Spaces in the editor's lines are no-break ones. */
const plain = (text) => text.replaceAll('\u00a0', ' ').trim();

export class EditorPage {
  constructor(page, shots) {
    this.page = page;
    this.shots = shots;
  }

  /** Opens a file of a folder straight from the address. */
  async open(port, file) {
    const remote = `vscode-remote://127.0.0.1:${port}${file}`;
    const payload = encodeURIComponent(JSON.stringify([['openFile', remote]]));
    const folder = encodeURIComponent(path.dirname(file));
    await this.page.goto(`http://127.0.0.1:${port}/?folder=${folder}&payload=${payload}`);
    const lines = this.page.locator('.editor-instance .view-line').first();
    await lines.waitFor({ timeout: FIRST_LOAD_SECONDS * 1000 });
  }

  async shot(name) {
    await this.page.screenshot({ path: path.join(this.shots, `${name}.png`) });
  }

  async language() {
    const status = this.page.locator('.statusbar-item[id="status.editor.mode"]');
    return plain(await status.innerText());
  }

  /** Colours of the words of the line that holds this text. */
  async colours(text) {
    const line = this.page.locator('.view-line', { hasText: text }).first();
    const spans = line.locator('span span');
    const all = await spans.evaluateAll((found) =>
      found.map((span) => getComputedStyle(span).color),
    );
    return new Set(all);
  }

  async waitForSquiggle(kind) {
    await this.page
      .locator(`.squiggly-${kind}`)
      .first()
      .waitFor({ state: 'attached', timeout: FIRST_LOAD_SECONDS * 1000 });
  }

  async waitForNoSquiggle(kind) {
    await until(`no ${kind} is underlined`, SECONDS, async () => {
      return (await this.page.locator(`.squiggly-${kind}`).count()) === 0;
    });
  }

  /** Rows of the Problems view, each as one line of text, without the row of the file. */
  async problems() {
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    if (!(await rows.first().isVisible())) {
      await this.page.keyboard.press('Control+Shift+M');
    }
    await rows.first().waitFor({ timeout: SECONDS * 1000 });
    const texts = await rows.allInnerTexts();
    return (
      texts
        .map((text) => plain(text).replaceAll(/\s+/g, ' '))
        // a row of its own ends with its place; what it is explained by names the file first
        .filter((text) => /\[Ln \d+, Col \d+\]$/.test(text.trim()))
    );
  }

  /** The cursor, by the editor's own `go to line`. */
  async goTo(line, column) {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    // A notice of the editor that takes the focus at this moment closes the box: asked once more then.
    await until(`the box for a line takes :${line}:${column}`, SECONDS, async () => {
      await this.page.keyboard.press('Control+G');
      return input.fill(`:${line}:${column}`, { timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
    await this.page.keyboard.press('Enter');
    await this.waitForPosition(line, column);
  }

  async position() {
    const status = this.page.locator('.statusbar-item[id="status.editor.selection"]');
    const match = /Ln (\d+), Col (\d+)/.exec(await status.innerText());
    return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
  }

  async waitForPosition(line, column) {
    await until(`the cursor is at ${line}:${column ?? 'any'}`, SECONDS, async () => {
      const now = await this.position().catch(() => undefined);
      return now?.line === line && (column === undefined || now.column === column);
    });
  }

  /** Asks for the hover at the cursor until it says this: a text, or a pattern. */
  async hoverSays(expected) {
    // A hover that was closed stays in the page, hidden, with its text.
    const hover = this.page.locator('.monaco-hover .hover-contents').filter({ visible: true });
    const says = (text) =>
      expected instanceof RegExp ? expected.test(text) : text.includes(expected);
    await until(`the hover says ${expected}`, SECONDS, async () => {
      if ((await hover.count()) === 0) {
        await this.press('Control+K');
        await this.press('Control+I');
        await hover
          .first()
          .waitFor({ timeout: 3000 })
          .catch(() => undefined);
      }
      return says(plain((await hover.allInnerTexts()).join('\n')));
    });
  }

  /** Labels of the completion list at the cursor. */
  async completions() {
    await this.page.keyboard.press('Control+Space');
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor({ timeout: SECONDS * 1000 });
    return rows.evaluateAll((found) => found.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** Chooses the completion of this name in the open list. */
  async accept(name) {
    await until(`the chosen completion is ${name}`, SECONDS, async () => {
      const focused = this.page.locator('.suggest-widget.visible .monaco-list-row.focused');
      const label =
        (await focused.getAttribute('aria-label', { timeout: 1000 }).catch(() => '')) ?? '';
      if (label.split(/[, ]/)[0] === name) {
        return true;
      }
      await this.page.keyboard.press('ArrowDown');
      return false;
    });
    await this.page.keyboard.press('Enter');
  }

  /** The whole text of the lines on the screen. */
  async shown() {
    const lines = await this.page.locator('.editor-instance .view-line').allInnerTexts();
    return lines.map((line) => line.replaceAll('\u00a0', ' ')).join('\n');
  }

  /** Runs a command of the palette by its title. */
  async command(title) {
    await this.press('F1');
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.waitFor({ timeout: SECONDS * 1000 });
    await input.fill(`>${title}`);
    const first = this.page.locator('.quick-input-list .monaco-list-row').first();
    await until(`the palette offers ${title}`, SECONDS, async () =>
      ((await first.getAttribute('aria-label').catch(() => '')) ?? '').includes(title),
    );
    await this.press('Enter');
  }

  /** Answers the question with this title in the box at the top. */
  async answer(title, text) {
    // One box serves all questions: what is written before the title has changed is lost.
    await this.waitForText('.quick-input-widget .quick-input-title', title);
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.fill(text);
    await this.press('Enter');
  }

  /** What a person would see, for the report of a step that failed. */
  async seen() {
    const boxes = ['.quick-input-widget', '.notification-toast', '.monaco-hover'];
    const texts = [];
    for (const part of [...boxes, '.editor-instance']) {
      const shown = this.page.locator(part).filter({ visible: true });
      const lines = (await shown.allInnerTexts()).map((text) =>
        plain(text).replaceAll(/\s+/g, ' '),
      );
      texts.push(`${part}: ${lines.join(' | ')}`);
    }
    return texts.join('\n');
  }

  /** Chooses the quick fix or refactoring at the cursor whose title holds this. */
  async actions(wanted) {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    // While the server reads the last change there may be none yet: asked again, as a person would.
    await until(`${wanted} is offered`, SECONDS, async () => {
      await this.press('Control+.');
      await rows
        .first()
        .waitFor({ timeout: 3000 })
        .catch(() => undefined);
      const row = rows.filter({ hasText: wanted }).first();
      const chosen = await row.click({ force: true, timeout: 1000 }).then(
        () => true,
        () => false,
      );
      if (!chosen) {
        await this.press('Escape');
      }
      return chosen;
    });
  }

  /** Texts of an element on the page, each on one line. */
  async texts(selector) {
    const all = await this.page.locator(selector).allInnerTexts();
    return all.map((text) => plain(text).replaceAll(/\s+/g, ' '));
  }

  /** Waits until a text stands in one of these elements. */
  async waitForText(selector, text) {
    await until(`${text} in ${selector}`, SECONDS, async () =>
      (await this.texts(selector)).some((each) => each.includes(text)),
    );
  }

  /** The inside of a web view. */
  webview() {
    return this.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Puts a text in at once, as from the clipboard. */
  async insert(text) {
    await this.page.keyboard.insertText(text);
  }

  async press(keys) {
    await this.page.keyboard.press(keys);
  }
}
