// A story told in steps, each of which builds on those before it.

/**
 * Runs steps as tests. After one has failed, the rest are skipped: they would only repeat the same failure in other
 * words.
 *
 * @param {import('node:test').TestContext} t
 * @param {() => string} [explain] added to a failure's message, such as the end of a node's log
 */
export function steps(t, explain) {
	let broken = '';
	/**
	 * @param {string} name
	 * @param {(t: import('node:test').TestContext) => Promise<void>} body
	 * @param {number} [timeout]
	 */
	return (name, body, timeout = 120_000) =>
		t.test(name, { skip: broken ? `after "${broken}" had failed` : false, timeout }, async (context) => {
			try {
				await body(context);
			} catch (error) {
				broken = name;
				if (explain && error instanceof Error) error.message += `\n${explain()}`;
				throw error;
			}
		});
}
