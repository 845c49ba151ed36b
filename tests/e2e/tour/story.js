// A year of a small cooperative, told while it happens on the chain.

import { allowanceOf, feeShown, purseOf } from '../lib/allowance.js';
import { approve, decide, propose } from '../lib/board.js';
import { inWords, today } from '../lib/calendar.js';
import { CANNOT_PAY, send, turnedAway } from '../lib/chain.js';
import { found, foundCall, ratifyCall, statuteHash } from '../lib/founding.js';
import { person } from '../lib/keys.js';
import { applyCall, balanceInWallet, holdingOf, payIn, registerOf, shareToken } from '../lib/members.js';
import { inviteFounders, sponsorFor } from '../lib/sponsors.js';
import { MONTHS, ownStatute, saltedHash } from '../lib/statutes.js';
import { view } from '../lib/views.js';
import { waitFor } from '../lib/wait.js';
import { holdAssembly } from './assembly.js';
import { useCurrency } from './currencies.js';
import { alm, euro, mustFail, shares } from './telling.js';

const NAME = 'Gartenstadt eG';
const SYMBOL = 'GARTEN';
/** Months until the fiscal year closes in which Dora gives notice: time for all that happens while she is a member. */
const MONTHS_TO_CLOSE = 12;

/**
 * Plays the whole story.
 *
 * @param {any} api
 * @param {import('./telling.js').Teller} teller
 */
export async function tell(api, teller) {
	const { say, answer, reach } = teller;
	const [Anna, Bert, Cora, Dora, Emil] = ['Anna', 'Bert', 'Cora', 'Dora', 'Emil'].map(person);
	const who = { Anna, Bert, Cora, Dora, Emil };
	const founders = [Anna, Bert, Cora];

	await say(
		'Anna, Bert, Cora, Dora and Emil have each made a new account in a wallet. They own no coin, and will not need any.',
	);
	answer(`Five accounts of which the chain knows nothing; Anna's address is ${Anna.address}.`);

	// The sponsor.
	const sponsor = await sponsorFor(api, founders.length);
	const { name: sponsorName } = (await view(api, 'Cooperatives', 'cooperative', sponsor.coop)).unwrap();
	const asking = sponsor.board.map(({ meta }) => meta.name).join(' and ');
	await say(
		`${asking}, of the board of "${sponsorName.toUtf8()}", ask Anna, Bert and Cora to found a cooperative of their own. Theirs is its sponsor.`,
	);
	await inviteFounders(api, sponsor, founders);
	const credit = (await allowanceOf(api, Anna))?.left ?? 0n;
	answer(
		`Each of the three can send what would cost somebody else ${alm(credit)} in fees: enough to found, and for nothing else. It comes out of the sponsor's allowance.`,
	);

	// Founding.
	await say(
		'Anna, Bert and Cora want to found a cooperative and read the model statutes that the chain offers.',
	);
	const [[id, [version, model]]] = (await view(api, 'Cooperatives', 'models', 0, 10)).items;
	const parameters = model.parameters.toJSON();
	answer(
		`Model ${id}, version ${version}, "${model.name.toUtf8()}": a share of ${euro(parameters.shares.nominal)}, ` +
			`up to ${parameters.shares.maximum} for one member, ${parameters.noticeMonths} months' notice to the end of ` +
			`${parameters.fiscalYearEnd}, ${parameters.board.signatories} board members sign together.`,
	);

	const { month } = await today(api);
	parameters.fiscalYearEnd = MONTHS[(month - 1 + MONTHS_TO_CLOSE) % 12];
	const plan = (/** @type {any} */ own) => ({
		statute: ownStatute(own),
		name: NAME,
		symbol: SYMBOL,
		founders,
		board: founders,
	});
	await say("Bert would like everybody to be able to leave at a month's notice. Anna tries it.");
	await mustFail(send(foundCall(api, plan({ ...parameters, noticeMonths: 1 })), Anna), teller);

	await say(
		`So they take the model as it is, with a fiscal year that closes at the end of ${parameters.fiscalYearEnd}, ` +
			`leave the supervisory board for later, as a small cooperative may (GenG 9), and Anna founds "${NAME}".`,
	);
	const coop = await found(api, plan(parameters));
	const { until } = (await view(api, 'Cooperatives', 'founding', coop)).unwrap();
	answer(`Cooperative ${coop} is being founded. Its three founders have until ${inWords(until)} to ratify.`);

	const hash = await statuteHash(api, coop);
	await say('Emil, whom nobody has asked, tries to ratify.');
	await turnedAway(CANNOT_PAY, () => send(ratifyCall(api, coop, Emil, hash, 1), Emil));
	answer(`Turned away by the node, before any block: ${CANNOT_PAY.split(': ').at(-1)}.`);
	for (const founder of founders) {
		await say(
			`${founder.meta.name} ratifies: agrees to the statute with the hash ${hash.slice(0, 10)}... and takes one share.`,
		);
		const receipt = await send(ratifyCall(api, coop, founder, hash, 1), founder);
		const { ratified } = receipt.event('cooperatives.Ratified');
		const founded = receipt.find('cooperatives.Founded');
		answer(
			founded
				? `That was the last of three. ${NAME} is active since ${inWords(founded.foundedOn)}; its founders are the members 1 to 3 and its board.`
				: `${ratified} of 3 have ratified.`,
		);
	}
	const token = await shareToken(api, coop);

	// The allowance.
	const invitation = api.tx.membership.invite(coop, Dora.address);
	await say('Anna looks at what she can send, now that she is a member with an office.');
	const { left: before = 0n, capacity = 0n } = (await allowanceOf(api, Anna)) ?? {};
	answer(
		`${alm(before)} of ${alm(capacity)} are left, in the fees that somebody else would pay. What she uses comes back within a day.`,
	);
	await say('She invites Dora.');
	answer(`The fee that her wallet shows: ${alm(await feeShown(invitation, Anna))}.`);
	await send(invitation, Anna);
	const { left: after = 0n } = (await allowanceOf(api, Anna)) ?? {};
	const { left: enough = 0n } = (await allowanceOf(api, Dora)) ?? {};
	answer(
		`Dora's account exists, with ${alm(enough)} to apply with. Anna has ${alm(after)} left: what Dora got is hers no longer.`,
	);

	// Joining.
	await say(
		'Dora reads the statute and applies for membership with two shares. Her name and address stay with the cooperative; the chain gets a salted hash.',
	);
	await send(await applyCall(api, coop, Dora, 2), Dora);
	const [applicant] = await view(api, 'Membership', 'applications', coop, null, 10);
	answer(`One application is open: two shares, of ${inWords(applicant[1].appliedOn)}.`);

	await say('Anna, of the board, tries to admit her alone.');
	await mustFail(send(api.tx.membership.admit(Dora.address), Anna), teller);
	await say('So Anna proposes the admission to the board.');
	const admission = await propose(api, coop, Anna, api.tx.membership.admit(Dora.address));
	answer(`Action ${admission.id} has one approval of two.`);
	await say('Bert approves it: two of three board members, as the statute asks.');
	const entered = (await approve(api, coop, Bert, admission)).event('membership.MemberEntered');
	answer(
		`The call ran in the name of the board: Dora is member number ${entered.number} since ${inWords(entered.since)}.`,
	);

	// Paying in.
	const { credit: nothing } = await holdingOf(api, coop, Dora);
	await say(
		`Dora has ${shares(2)} and ${euro(nothing)} paid in. She transfers 200 euro by bank; Bert and Cora find it in the bank's statement and confirm it together.`,
	);
	await payIn(api, coop, [Bert, Cora], Dora, 200_00);
	const paid = await holdingOf(api, coop, Dora);
	answer(
		`Dora holds ${shares(paid.shares)} with a credit balance of ${euro(paid.credit)}. The bank's reference is on the chain as a hash and cannot be used again.`,
	);

	// The wallet.
	await say("Dora opens her wallet's page of assets.");
	const symbol = (await api.query.assets.metadata(token)).symbol.toUtf8();
	answer(`${await balanceInWallet(api, token, Dora)} ${symbol} (asset ${token}).`);
	await say('She tries to send one to Emil, who is not a member, as she would send any other token.');
	await mustFail(send(api.tx.assets.transfer(token, Emil.address, 1), Dora), teller);
	answer(
		'Share tokens are frozen for wallets: they follow the register of shares, never the other way round.',
	);
	await say('She offers him a share in the way that the law knows, from member to member.');
	await mustFail(send(api.tx.shares.transfer(coop, Emil.address, 1), Dora), teller);
	await say('Then she offers it to Anna, who is a member.');
	const offer = (await send(api.tx.shares.transfer(coop, Anna.address, 1), Dora)).event(
		'shares.TransferAgreed',
	);
	answer(
		`Offered: ${shares(offer.shares.toNumber())} with ${euro(offer.credit.toNumber())} paid in on it. Nothing moves until Anna agrees.`,
	);
	await say('Anna accepts.');
	await send(api.tx.shares.acceptTransfer(coop, Dora.address, offer.shares, offer.credit), Anna);
	answer(
		`In the wallets: Dora ${await balanceInWallet(api, token, Dora)} ${symbol}, ` +
			`Anna ${await balanceInWallet(api, token, Anna)} ${symbol}. The register of shares says the same.`,
	);

	// Leaving.
	await say('Dora moves to another town and gives notice.');
	const notice = (await send(api.tx.membership.giveNotice(coop), Dora)).event('membership.NoticeGiven');
	const leavesOn = notice.leavesOn.toNumber();
	answer(
		`She is a member with all rights up to ${inWords(leavesOn)}, the close of the first fiscal year that is three months away.`,
	);

	const currency = await holdAssembly(api, teller, coop, who);
	await useCurrency(api, teller, coop, currency, who);

	// The year's end.
	await say(
		`On the chain it is ${inWords((await today(api)).date)}. The year goes on, at the pace of this chain's calendar.`,
	);
	await reach(leavesOn + 1);
	const left = await waitFor('her exit to be entered', async () => {
		const [{ leftOn }] = await registerOf(api, coop, entered.number.toNumber(), 1);
		return leftOn.isSome && leftOn.unwrap();
	});
	answer(
		`It is ${inWords((await today(api)).date)}. Nobody had to do anything: the register says that Dora left on ${inWords(left)}.`,
	);
	await say('Dora looks into her wallet once more.');
	answer(`${await balanceInWallet(api, token, Dora)} ${symbol}: her shares have ended.`);

	// Settlement.
	await say('She asks what she gets back.');
	const [[settlementId, settlement]] = await view(
		api,
		'Shares',
		'settlements_of',
		coop,
		Dora.address,
		null,
		10,
	);
	answer(
		`Her credit balance of ${euro(settlement.amount.toNumber())}, due on ${inWords(settlement.dueOn)}, half a year after the close (GenG 73).`,
	);
	await say('Anna and Cora pay it by bank and record it together.');
	await decide(api, coop, [Anna, Cora], api.tx.shares.paySettlement(settlementId, saltedHash('settlement')));
	const totals = (await view(api, 'Shares', 'totals', coop)).unwrap();
	answer(`Settlement ${settlementId} is paid; ${totals.settlementsOpen} are open.`);
	await say('Anna and Cora, in doubt, record it a second time.');
	await mustFail(
		decide(api, coop, [Anna, Cora], api.tx.shares.paySettlement(settlementId, saltedHash('again'))),
		teller,
	);

	await say('Dora counts what the year has cost her in fees.');
	const { nonce } = await api.query.system.account(Dora.address);
	answer(
		`She has sent ${nonce} transactions and owns ${alm(await purseOf(api, Dora))}, as on the first day. Her account stays, should she come back.`,
	);

	// What remains.
	await say('At the end they read the register.');
	for (const { number, account, since, leftOn, shares: held } of await registerOf(api, coop)) {
		const name = Object.entries(who).find(([, { address }]) => account === address)?.[0];
		answer(
			`${number}  ${name}, since ${inWords(since)}` +
				(leftOn.isSome ? `, left on ${inWords(leftOn.unwrap())}` : `: ${shares(held)}`),
		);
	}
	const { supply } = (await api.query.assets.asset(token)).unwrap();
	answer(`Together ${totals.shares} shares in the register, and ${supply} ${symbol} in all wallets.`);
	return { coop, token, shares: totals.shares.toNumber(), supply: Number(supply) };
}
