// Tells the story against a running development node. Usage: node tour.js [ws://127.0.0.1:9944]

import { inWords, pass, reach, today } from '../lib/calendar.js';
import { connect } from '../lib/chain.js';
import { view } from '../lib/views.js';
import { pause } from '../lib/wait.js';
import { tell } from './story.js';

const YEAR = 365.25 * 24 * 3600;
/** Time to read a sentence, in milliseconds. */
const READING = 1_500;
/** A chain on which the tour would take longer than anybody watches. */
const LONGEST_YEAR = 30 * 60;

const bold = process.stdout.isTTY ? (/** @type {string} */ text) => `\u001b[1m${text}\u001b[0m` : String;

/**
 * Lines of at most so many characters, the later ones set in.
 *
 * @param {string} text
 * @param {string} first
 * @param {string} rest
 */
function wrapped(text, first, rest, width = 100) {
	const lines = [first];
	for (const word of text.split(' ')) {
		const line = lines.at(-1) ?? '';
		const start = line === first || line === rest;
		if (!start && line.length + word.length + 1 > width) lines.push(rest + word);
		else lines[lines.length - 1] = start ? line + word : `${line} ${word}`;
	}
	return lines.join('\n');
}

async function main() {
	const url = process.argv[2] ?? 'ws://127.0.0.1:9944';
	// The library's own remarks are for developers.
	console.warn = console.error = () => {};
	const api = await connect(url, { timeout: 15_000 }).catch(() => {
		throw new Error(`no node answers at ${url}. Start one with scripts/run, or name its address.`);
	});
	const started = Date.now();
	const ratio = (await view(api, 'Cooperatives', 'time_ratio')).toNumber();
	const year = YEAR / ratio;
	if (year > LONGEST_YEAR) {
		throw new Error(
			`on this chain a year takes ${Math.round(year / 86_400)} days, and the tour plays one. ` +
				'It is made for a development chain: scripts/run starts one.',
		);
	}
	const minutes = Math.round(year / 6) / 10;
	console.log(
		wrapped(`The chain is "${api.runtimeChain}". A year of its calendar takes ${minutes} minutes.`, '', ''),
	);
	console.log(`On it, it is ${inWords((await today(api)).date)}.\n`);

	let step = 0;
	// A year and some: more it cannot be.
	const timeout = 1.5 * year * 1000 + 60_000;

	/**
	 * Shows the days that pass.
	 *
	 * @param {Promise<unknown>} waiting
	 */
	async function watching(waiting) {
		let shown = '';
		const timer = setInterval(async () => {
			const now = await today(api).catch(() => undefined);
			const text = now && inWords(now.date);
			if (text && text !== shown) console.log(`      ... ${text}`);
			shown = text ?? shown;
		}, 10_000);
		try {
			await waiting;
		} finally {
			clearInterval(timer);
		}
	}

	await tell(api, {
		async say(sentence) {
			await pause(step ? READING : 0);
			const number = `${String(++step).padStart(2)}. `;
			console.log(`\n${bold(wrapped(sentence, number, '    '))}`);
		},
		answer: (sentence) => console.log(wrapped(sentence, '    > ', '      ')),
		reach: (date) => watching(reach(api, date, { timeout })),
		pass: (limit) => watching(pass(api, limit, { timeout })),
	});
	const took = Math.round((Date.now() - started) / 1000);
	console.log(
		`\nThat was a cooperative's first year, in ${Math.floor(took / 60)} minutes and ${took % 60} seconds.`,
	);
	console.log('The same calls are in the polkadot-js apps under Developer > Extrinsics, for you to play on.');
	await api.disconnect();
}

main().then(
	() => process.exit(0),
	(error) => {
		process.stderr.write(`\nThe tour ended early: ${error.message}\n`);
		process.exit(1);
	},
);
