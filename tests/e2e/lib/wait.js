// Waiting with a bound. Nothing here can hang: each wait says what it waited for, for how long, and what was seen last.

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks until the answer is truthy, and returns it. An error counts as "not yet" and is shown if it stays the last word.
 *
 * @template T
 * @param {string} what what is waited for, as it completes "waited for ..."
 * @param {() => Promise<T> | T} ask
 * @param {{ timeout?: number, every?: number, explain?: () => Promise<string> | string }} [options]
 * @returns {Promise<NonNullable<T>>}
 */
export async function waitFor(what, ask, { timeout = 30_000, every = 250, explain } = {}) {
	const deadline = Date.now() + timeout;
	let last;
	for (;;) {
		try {
			const left = Math.max(deadline - Date.now(), 1);
			last = await within(`an answer on ${what}`, Promise.resolve().then(ask), left);
			if (last) return last;
		} catch (error) {
			last = error;
		}
		if (Date.now() >= deadline) break;
		await pause(every);
	}
	const seen = last instanceof Error ? last.message : String(last);
	const more = explain ? `\n${await explain()}` : '';
	throw new Error(`waited ${timeout / 1000} s in vain for ${what}; last: ${seen}${more}`);
}

/**
 * The promise's result, or an error after `timeout` milliseconds.
 *
 * @template T
 * @param {string} what
 * @param {Promise<T>} promise
 * @param {number} timeout
 * @returns {Promise<T>}
 */
export async function within(what, promise, timeout) {
	let timer;
	const expired = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no ${what} within ${timeout / 1000} s`)), timeout);
	});
	try {
		return await Promise.race([promise, expired]);
	} finally {
		clearTimeout(timer);
	}
}
