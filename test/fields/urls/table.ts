/** What a field takes out of URLs. */
export interface Table {
	/** Pages, and what is cut out of their URLs. */
	found: Record<string, string>;
	refused: string[];
}

export const HOST = 'https://gitlab.com';
export const PROJECT = `${HOST}/acme/tools/website`;
export const GROUP = `${HOST}/groups/acme/platform`;
