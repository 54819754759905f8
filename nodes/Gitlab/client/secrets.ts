import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Stands in a text where a secret was. */
const CUT = '***';

/** GitLab's tokens have 20 characters and more. What is much shorter can be part of ordinary words, which would be mangled. */
const SHORTEST = 8;

/** What must not become part of an error, an output or a log line: all that a credential and its requests keep secret. */
export class Secrets {
	private readonly known = new Set<string>();
	/** The secrets as they are written, longest first: what contains another must go before it. */
	private written: string[] = [];
	/** The same with those in Base64. */
	private all: string[] = [];

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
		const secrets = [...this.known];
		this.written = ordered(secrets.flatMap(writtenForms));
		this.all = ordered([...this.written, ...secrets.flatMap(base64Forms)]);
		return true;
	}

	/** Takes in what is secret of an OAuth2 credential: the application's secret, and the tokens that n8n has now. */
	addOAuth2({ clientSecret, oauthTokenData }: ICredentialDataDecryptedObject): void {
		const tokens = Object(oauthTokenData) as Record<string, unknown>;
		this.add(clientSecret, tokens.access_token, tokens.refresh_token, tokens.id_token);
	}

	/** The text without secrets. */
	cutFrom(text: string): string {
		return cut(text, this.all);
	}

	/** The same for long texts, where Base64 would cost as much as all else: no server answers a success in it. */
	cutFromRows(text: string): string {
		return cut(text, this.written);
	}
}

const ofContexts = new WeakMap<object, Secrets>();

/** The secrets that are known in one execution or hook of n8n, which has a context of its own. */
export function secretsOf(context: object): Secrets {
	const secrets = ofContexts.get(context) ?? new Secrets();
	ofContexts.set(context, secrets);
	return secrets;
}

function cut(text: string, forms: readonly string[]): string {
	return forms.reduce((rest, form) => (rest.includes(form) ? rest.replaceAll(form, CUT) : rest), text);
}

function ordered(forms: string[]): string[] {
	return [...new Set(forms)].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** A secret as servers write it: as it is, in a URL and in JSON. */
function writtenForms(secret: string): string[] {
	const json = JSON.stringify(secret).slice(1, -1);
	// Halves of a pair, which no URL can hold, do not come back from bytes.
	const inUrl = encodeURIComponent(Buffer.from(secret).toString());
	return [secret, inUrl, json, json.replaceAll('/', '\\/')];
}

/** A secret in Base64, of both alphabets, wherever in the encoded text it begins. */
function base64Forms(secret: string): string[] {
	return [0, 1, 2].flatMap((before) => {
		const encoded = Buffer.from(`${'x'.repeat(before)}${secret}`)
			.toString('base64')
			.replaceAll('=', '');
		// The first characters depend on what stands before, and the last one on what comes after.
		const form = encoded.slice(before && before + 1, -1);
		return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
	});
}
