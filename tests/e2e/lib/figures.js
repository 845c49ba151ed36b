// Figures in a table, printed when all are there.

const MILLI = 10n ** 9n;

/** @param {bigint} amount */
export const inMilli = (amount) => `${Number((amount * 10n) / MILLI) / 10}`;

/** Rows of figures under common headings. */
export class Figures {
	/** @type {Record<string, string>[]} */
	#rows = [];
	/** @type {string[]} */
	#notes = [];

	/** @param {Record<string, string | number | bigint>} row */
	add(row) {
		this.#rows.push(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)])));
	}

	/** @param {string} text */
	note(text) {
		this.#notes.push(text);
	}

	toString() {
		const headings = [...new Set(this.#rows.flatMap((row) => Object.keys(row)))];
		const lines = [headings, ...this.#rows.map((row) => headings.map((heading) => row[heading] ?? '-'))];
		const widths = headings.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
		const text = lines.map((line) =>
			line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
		);
		return [...text, '', ...this.#notes.map((note) => `- ${note}`)].join('\n');
	}
}
