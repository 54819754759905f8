import type { IDataObject } from 'n8n-workflow';
import type { Credentials } from './engine';
import type { Gitlab } from './gitlab';

/** A resource locator's value as a workflow file has it. */
export function locator(value: string | number, mode: 'list' | 'url' | 'id' = 'id'): IDataObject {
	return { __rl: true, mode, value };
}

/** The access token credential for a stand-in. */
export function credentialsFor(
	{ url }: Pick<Gitlab, 'url'>,
	accessToken: string,
	more: IDataObject = {},
): Credentials {
	return { gitlabDevopsApi: { server: url, accessToken, ...more } as Credentials[string] };
}
