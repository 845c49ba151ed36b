// Chain specifications: exported by the node itself, with the calendar's speed changed where a test wants a faster one.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool, temporaryFolder } from './node.js';

/**
 * What the node exports of a chain.
 *
 * @param {string} chain `dev` or `local`
 * @param {string[]} [options]
 */
export async function exportSpec(chain, options = []) {
	const { code, stdout, stderr } = await runTool(['export-chain-spec', '--chain', chain, ...options]);
	if (code !== 0) throw new Error(`the node exports no chain spec "${chain}":\n${stderr}`);
	return stdout;
}

/**
 * A file with the chain's specification, the calendar running `timeRatio` times as fast as the clock.
 *
 * @param {string} chain
 * @param {{ timeRatio?: number, raw?: boolean }} [options]
 */
export async function specFile(chain, { timeRatio, raw = false } = {}) {
	let text = await exportSpec(chain, raw ? ['--raw'] : []);
	if (timeRatio !== undefined) {
		// In the text: a JSON reader would round the balances, which are larger than its numbers.
		const pattern = /("timeRatio":\s*)\d+/;
		if (!pattern.test(text)) throw new Error(`the spec "${chain}" names no timeRatio`);
		text = text.replace(pattern, `$1${timeRatio}`);
	}
	const file = join(temporaryFolder(), `${chain}.json`);
	writeFileSync(file, text);
	return file;
}
