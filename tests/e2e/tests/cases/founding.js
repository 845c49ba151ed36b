// Founding a cooperative: what is refused, by name, and what ends a founding that does not come about.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../lib/accounts.js';
import { refused, send } from '../../lib/chain.js';
import { establish, found, foundCall, ratifyCall, statuteHash } from '../../lib/founding.js';
import { registerOf } from '../../lib/members.js';
import { sharedChain } from '../../lib/session.js';
import { documentOf, modelStatute, ownStatute, parameters, saltedHash } from '../../lib/statutes.js';
import { view } from '../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/** What undercuts a floor of the form eG, and the error that says so. */
const BELOW_A_FLOOR = /** @type {[string, (p: any) => void][]} */ ([
	['SharesRequired', (p) => (p.shares = null)],
	['NominalOutOfRange', (p) => (p.shares.nominal = 0)],
	['CompulsorySharesTooFew', (p) => (p.shares.compulsory = 0)],
	['MaximumSharesOutOfRange', (p) => (p.shares.maximum = p.shares.compulsory - 1)],
	['PayInOutOfRange', (p) => (p.shares.payIn.first = p.shares.nominal / 10 - 1)],
	['ReserveOutOfRange', (p) => (p.shares.reserve.yearly.numerator = 0)],
	['NoticePeriodOutOfRange', (p) => (p.noticeMonths = 2)],
	['NoticePeriodOutOfRange', (p) => (p.noticeMonths = 61)],
	['SettlementTooLate', (p) => (p.settlementMonths = 7)],
	['BoardSizeOutOfRange', (p) => (p.board.most = p.board.least - 1)],
	['SignatoriesOutOfRange', (p) => (p.board.signatories = p.board.least + 1)],
	['TermOfOfficeTooShort', (p) => (p.board.termMonths = 0)],
	['AdmissionBodyMissing', (p) => (p.admission = 'Supervisory')],
	[
		'SupervisorySizeOutOfRange',
		(p) => (p.supervisory = { least: 1, most: 0, signatories: 1, termMonths: 36 }),
	],
	['AssemblyNoticeTooShort', (p) => (p.assembly.noticeDays = 13)],
	['AddedItemNoticeOutOfRange', (p) => (p.assembly.addedItemDays = 6)],
	['PetitionTooHigh', (p) => (p.assembly.petition = { numerator: 11, denominator: 100 })],
	['AmendmentMajorityTooLow', (p) => (p.assembly.amendment = { numerator: 74, denominator: 100 })],
	['QuorumOutOfRange', (p) => (p.assembly.quorum = { numerator: 3, denominator: 2 })],
]);

const chain = sharedChain();

describe('founding', () => {
	/** @type {any} */
	let api;
	/** @type {Record<'Anna' | 'Bert' | 'Cora' | 'Dora', Person>} */
	let who;
	/** @type {import('../../lib/founding.js').Plan} */
	let plan;

	before(
		async () => {
			api = chain.api;
			who = await people(api, /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora']));
			const founders = [who.Anna, who.Bert, who.Cora];
			const statute = ownStatute(parameters());
			plan = { statute, name: 'Gemeinsam eG', symbol: 'GEM', founders, board: founders.slice(0, 2) };
			// Whom a cooperative carries can err as often as here. As founders, they could twice or three times.
			const all = [...founders, who.Dora];
			await establish(api, { ...plan, name: 'Erfahren eG', symbol: 'ERF', founders: all }, 2);
		},
		{ timeout: 90_000 },
	);

	/**
	 * @param {Partial<import('../../lib/founding.js').Plan>} change
	 * @param {Person} [by]
	 */
	const attempt = (change, by = who.Anna) => send(foundCall(api, { ...plan, ...change }), by);

	test('a development chain has a demo cooperative from the start', async () => {
		const demo = (await view(api, 'Cooperatives', 'cooperative', 0)).unwrap();
		assert.ok(demo.status.isActive);
		assert.match(demo.name.toUtf8(), /Musterdorf/);
		const register = await registerOf(api, 0);
		assert.ok(register.length >= 3);
		const token = (await view(api, 'Shares', 'share_token', 0)).unwrap();
		const { supply } = (await api.query.assets.asset(token)).unwrap();
		assert.equal(supply.toNumber(), register.length);
	});

	test('a statute below a legal floor is refused with the floor named', async () => {
		for (const [error, change] of BELOW_A_FLOOR) {
			await refused(`cooperatives.${error}`, attempt({ statute: ownStatute(parameters(change)) }));
		}
	});

	test('each refusal explains itself in words', async () => {
		const statute = ownStatute(parameters((p) => (p.noticeMonths = 2)));
		const { docs } = await refused('cooperatives.NoticePeriodOutOfRange', attempt({ statute }));
		assert.match(docs, /GenG 65/);
	});

	test('other forms have no shares', async () => {
		for (const form of ['Association', 'Initiative']) {
			await refused('cooperatives.SharesNotAllowed', attempt({ form }));
		}
	});

	test('other forms have no investing members', async () => {
		const own = parameters((p) => Object.assign(p, { shares: null, investingMembers: true }));
		const attempted = attempt({ form: 'Association', statute: ownStatute(own) });
		await refused('cooperatives.InvestingMembersNotAllowed', attempted);
	});

	test('more than twenty founders need a supervisory board', async () => {
		const names = Array.from({ length: 18 }, (_, i) => `founder ${i}`);
		const many = Object.values(await people(api, names));
		const founders = [...plan.founders, ...many];
		await refused('cooperatives.SupervisoryRequired', attempt({ founders }));
		// The model has one, which is then to be taken up.
		await refused('cooperatives.SeatsOutOfRange', attempt({ founders, statute: modelStatute() }));
		const supervisory = many.slice(0, 3);
		const coop = await establish(api, { ...plan, founders, statute: modelStatute(), supervisory });
		assert.equal((await registerOf(api, coop)).length, founders.length);
		const seats = await view(api, 'Cooperatives', 'seats', coop, 'Supervisory');
		assert.equal(seats.length, supervisory.length);
	});

	test('an association is founded without shares and without a token', async () => {
		const statute = ownStatute(parameters((p) => (p.shares = null)));
		const coop = await establish(api, { ...plan, statute, form: 'Association', symbol: 'VEREIN' }, 0);
		assert.ok((await view(api, 'Cooperatives', 'cooperative', coop)).unwrap().status.isActive);
		assert.ok((await view(api, 'Shares', 'share_token', coop)).isNone);
	});

	test('the founders are three at least, each once, and the caller is one of them', async () => {
		const { Anna, Bert, Cora, Dora } = who;
		await refused('cooperatives.TooFewFounders', attempt({ founders: [Anna, Bert] }));
		await refused('cooperatives.DuplicateFounder', attempt({ founders: [Anna, Bert, Bert] }));
		await refused('cooperatives.NotAFounder', attempt({}, Dora));
		await refused('cooperatives.NotAFounder', attempt({ board: [Anna, Dora] }));
		await refused('cooperatives.SeatsOutOfRange', attempt({ board: [Anna] }));
		await refused('cooperatives.DuplicateSeat', attempt({ board: [Anna, Anna] }));
		await refused('cooperatives.NoSuchOrgan', attempt({ supervisory: [Cora] }));
	});

	test('nobody sits on the board and supervises it', async () => {
		const { Anna, Bert, Cora } = who;
		const organ = { least: 3, most: 3, signatories: 1, termMonths: 36 };
		const statute = ownStatute(parameters((p) => (p.supervisory = organ)));
		const supervisory = [Anna, Bert, Cora];
		await refused('cooperatives.IncompatibleOffices', attempt({ statute, supervisory }));
	});

	test('name, symbol and address are texts that a register could take', async () => {
		await refused('cooperatives.InvalidName', attempt({ name: '  ' }));
		await refused('cooperatives.InvalidSymbol', attempt({ symbol: '' }));
		await refused('cooperatives.InvalidSymbol', attempt({ symbol: 'GE-M' }));
		const statute = { Own: { parameters: parameters(), text: documentOf('text', '') } };
		await refused('cooperatives.InvalidAddress', attempt({ statute }));
	});

	test('a model has to be there, and of the same form', async () => {
		await refused('cooperatives.ModelNotFound', attempt({ statute: modelStatute(999) }));
		await refused('cooperatives.ModelNotFound', attempt({ statute: modelStatute(0, 999) }));
		await refused('cooperatives.FormMismatch', attempt({ statute: modelStatute(), form: 'Association' }));
	});

	test("a model's text stands for no other parameters", async () => {
		const [[, [, model]]] = (await view(api, 'Cooperatives', 'models', 0, 1)).items;
		const { text } = model.toJSON();
		// As JSON, bytes are hexadecimal, which is how a call takes them, too.
		const statute = { Own: { parameters: parameters(), text } };
		await refused('cooperatives.TextOfModel', attempt({ statute }));
	});

	test('only founders ratify, once, the statute that is there, with lawful shares', async () => {
		const { Anna, Bert, Cora, Dora } = who;
		const coop = await found(api, plan);
		const hash = await statuteHash(api, coop);
		const ratify = (/** @type {Person} */ by, shares = 2, text = hash) =>
			send(ratifyCall(api, coop, by, text, shares), by);
		await refused('cooperatives.NotFound', send(ratifyCall(api, 999_999, Anna, hash, 2), Anna));
		await refused('cooperatives.NotAFounder', ratify(Dora));
		await refused('cooperatives.StatuteMismatch', ratify(Anna, 2, saltedHash('another text')));
		await refused('shares.BelowCompulsory', ratify(Anna, 1));
		await refused('shares.AboveMaximum', ratify(Anna, 21));
		await ratify(Anna);
		await refused('cooperatives.AlreadyRatified', ratify(Anna));
		const progress = (await view(api, 'Cooperatives', 'founding', coop)).unwrap();
		const ratified = progress.founders.filter((/** @type {any} */ [, declaration]) => declaration.isSome);
		assert.equal(ratified.length, 1);
		await refused(
			'cooperatives.NotActive',
			send(api.tx.cooperatives.proposeAction(coop, 'Board', api.tx.system.remark('0x')), Anna),
		);
		await refused(
			'membership.NotActive',
			send(api.tx.membership.apply(coop, hash, 2, hash, 'Ordinary'), Dora),
		);
		await ratify(Bert);
		await ratify(Cora);
		await refused('cooperatives.NotFounding', ratify(Anna));
		await refused('cooperatives.NotFounding', send(api.tx.cooperatives.decline(coop), Anna));
	});

	test('one founder who declines ends it', async () => {
		const coop = await found(api, plan);
		await refused('cooperatives.NotAFounder', send(api.tx.cooperatives.decline(coop), who.Dora));
		await send(api.tx.cooperatives.decline(coop), who.Cora);
		assert.ok((await view(api, 'Cooperatives', 'cooperative', coop)).isNone);
	});

	test('what is not ratified in time lapses, and anybody can clear it', async () => {
		const coop = await found(api, plan);
		const hash = await statuteHash(api, coop);
		await refused('cooperatives.NotLapsed', send(api.tx.cooperatives.clearLapsed(coop), who.Dora));
		await chain.session.pass((await view(api, 'Cooperatives', 'founding', coop)).unwrap());
		await refused('cooperatives.FoundingLapsed', send(ratifyCall(api, coop, who.Anna, hash, 2), who.Anna));
		await send(api.tx.cooperatives.clearLapsed(coop), who.Dora);
		assert.ok((await view(api, 'Cooperatives', 'cooperative', coop)).isNone);
	});
});
