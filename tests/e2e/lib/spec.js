// Chain specifications: exported by the node itself, with the calendar's speed changed where a test wants a faster
// one, and native units given to somebody where a test is about those who pay with them.

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
 * Changes a specification as text: a JSON reader would round its amounts, which are larger than its numbers.
 *
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string} replacement
 * @param {string} lacking what it means that the pattern is not there
 */
function changed(text, pattern, replacement, lacking) {
	if (!pattern.test(text)) throw new Error(lacking);
	return text.replace(pattern, replacement);
}

/**
 * A file with the chain's specification, the calendar running `timeRatio` times as fast as the clock.
 *
 * @param {string} chain
 * @param {{ timeRatio?: number, endowed?: [string, bigint][], raw?: boolean }} [options] `endowed`: who begins with
 *   native units, which the presets give to nobody
 */
export async function specFile(chain, { timeRatio, endowed = [], raw = false } = {}) {
	let text = await exportSpec(chain, raw ? ['--raw'] : []);
	if (timeRatio !== undefined) {
		const lacking = `the spec "${chain}" names no timeRatio`;
		text = changed(text, /("timeRatio":\s*)\d+/, `$1${timeRatio}`, lacking);
	}
	if (endowed.length > 0) {
		if (text.includes('"balances"')) throw new Error(`the spec "${chain}" has balances of its own`);
		const list = endowed.map(([address, amount]) => `["${address}", ${amount}]`).join(', ');
		const lacking = `the spec "${chain}" is not made of a preset's patch`;
		text = changed(text, /("patch":\s*\{)/, `$1 "balances": { "balances": [${list}] },`, lacking);
	}
	const file = join(temporaryFolder(), `${chain}.json`);
	writeFileSync(file, text);
	return file;
}
