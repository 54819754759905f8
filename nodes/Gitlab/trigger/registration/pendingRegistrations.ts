import type { Registration } from './storedRegistration';

/** How long n8n may take to save what it remembers of a hook. */
const LASTS_MS = 10 * 60_000;

/** How many are expected at an address: a forged delivery is checked against each. */
const MOST_ALIKE = 4;

interface Entry {
	/** The node; see `nodeKeyOf`. */
	node: string;
	/** The node's webhook address: the one for tests is another. */
	url: string;
	until: number;
	registration: Registration;
}

let entries: Entry[] = [];

/**
 * The hooks that this process makes or has just made. GitLab can deliver before it has answered the
 * request that makes a hook, and n8n saves what it remembers only once all triggers are set.
 */
export const pendingRegistrations = {
	of(node: string): Registration[] {
		const now = Date.now();
		return entries.filter((one) => one.node === node && one.until > now).map((one) => one.registration);
	},

	/** Lets the deliveries of a hook in. */
	add(node: string, url: string, registration: Registration): void {
		const now = Date.now();
		const alike = entries.filter(
			(one) => one.node === node && one.url === url && one.registration.key === registration.key,
		);
		const surplus = alike.slice(0, Math.max(0, alike.length + 1 - MOST_ALIKE));
		entries = entries.filter((one) => one.until > now && !surplus.includes(one));
		entries.push({ node, url, until: now + LASTS_MS, registration });
	},

	/** Lets nothing of the address in any more, but what n8n remembers. */
	drop(node: string, url: string): void {
		entries = entries.filter((one) => one.node !== node || one.url !== url);
	},
};
