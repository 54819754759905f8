import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Stands in a text where a secret was. */
const CUT = '***';

/** GitLab's tokens have 20 characters and more. What is much shorter can be part of ordinary words, which would be mangled. */
const SHORTEST = 8;

/** What must not become part of an error, an output or a log line: all that a credential and its requests keep secret. */
export class Secrets {
	private readonly known = new Set<string>();
	/** The secrets as a text may hold them, longest first: what contains another must go before it. */
	private forms: string[] = [];

	/**
	 * Takes in secrets; what is no text, or too short to be one, is passed over.
	 *
	 * @returns whether any of them was new
	 */
	add(...values: unknown[]): boolean {
		const fresh = values
			.filter((value): value is string => typeof value === 'string')
			.map((value) => value.trim())
			.filter((value) => value.length >= SHORTEST && !this.known.has(value));
		if (!fresh.length) return false;
		for (const secret of fresh) this.known.add(secret);
		const forms = [...this.known].flatMap(formsOf).filter((form) => form.length >= SHORTEST);
		this.forms = [...new Set(forms)].sort((a, b) => b.length - a.length);
		return true;
	}

	/** Takes in what is secret of an OAuth2 credential: the application's secret, and the tokens that n8n has now. */
	addOAuth2({ clientSecret, oauthTokenData }: ICredentialDataDecryptedObject): void {
		const tokens = Object(oauthTokenData) as Record<string, unknown>;
		this.add(clientSecret, tokens.access_token, tokens.refresh_token, tokens.id_token);
	}

	/** The text without secrets. */
	cutFrom(text: string): string {
		return this.forms.reduce((rest, form) => (rest.includes(form) ? rest.replaceAll(form, CUT) : rest), text);
	}

	/** Blackens secrets in a file, whose length stays. */
	cutFromBytes(bytes: Buffer): void {
		for (const form of this.forms) {
			const { length } = Buffer.from(form);
			for (let at = bytes.indexOf(form); at >= 0; at = bytes.indexOf(form, at + length)) {
				bytes.fill('*', at, at + length);
			}
		}
	}
}

const ofContexts = new WeakMap<object, Secrets>();

/** The secrets that are known in one execution or hook of n8n, which has a context of its own. */
export function secretsOf(context: object): Secrets {
	const secrets = ofContexts.get(context) ?? new Secrets();
	ofContexts.set(context, secrets);
	return secrets;
}

/** A secret as servers write it: as it is, in a URL, in JSON, and in Base64 wherever in the encoded text it begins. */
function formsOf(secret: string): string[] {
	const json = JSON.stringify(secret).slice(1, -1);
	const inBase64 = [0, 1, 2].map((before) => {
		const encoded = Buffer.from(`${'x'.repeat(before)}${secret}`)
			.toString('base64')
			.replaceAll('=', '');
		// The first characters depend on what stands before, and the last one on what comes after.
		return encoded.slice(before && before + 1, -1);
	});
	return [
		secret,
		// Halves of a pair, which no URL can hold, do not come back from bytes.
		encodeURIComponent(Buffer.from(secret).toString()),
		json,
		json.replaceAll('/', '\\/'),
		...inBase64,
		...inBase64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
	];
}
