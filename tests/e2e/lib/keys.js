// Keys. No test uses an account that another one has used, but for the well-known ones, which sponsor all others.

import { Keyring } from '@polkadot/keyring';
import { mnemonicGenerate } from '@polkadot/util-crypto';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

/**
 * Somebody who has just made an account in a wallet. The chain knows nothing of it.
 *
 * @param {string} name
 * @returns {Person}
 */
export const person = (name) => keyring.createFromUri(mnemonicGenerate(), { name });

/**
 * An account of the development phrase, whose key everybody knows.
 *
 * @param {string} name
 * @returns {Person}
 */
export const wellKnown = (name) => keyring.createFromUri(`//${name}`, { name });
