// What a library says on the console.

const CHANNELS = /** @type {const} */ (['log', 'warn', 'error']);

/**
 * Collects what is printed while `body` runs, and keeps it from the screen.
 *
 * @template T
 * @param {() => Promise<T>} body
 * @returns {Promise<{ result: T, printed: { channel: string, text: string }[] }>}
 */
export async function listening(body) {
	/** @type {{ channel: string, text: string }[]} */
	const printed = [];
	const before = CHANNELS.map((channel) => console[channel]);
	for (const channel of CHANNELS) {
		console[channel] = (...parts) => printed.push({ channel, text: parts.map(String).join(' ') });
	}
	try {
		return { result: await body(), printed };
	} finally {
		CHANNELS.forEach((channel, i) => (console[channel] = before[i]));
	}
}
