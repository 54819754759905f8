import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

const simple = pick(
	['tag_name', 'name', 'description', 'created_at', 'released_at', 'upcoming_release'],
	{ author: 'author.username', commit: 'commit.id' },
	{ milestones: 'milestones.title', web_url: '_links.self' },
);

/** What most workflows use of a release: its notes as HTML, too, where they were asked for. */
export function simpleRelease(row: IDataObject): IDataObject {
	const { description_html } = row;
	return { ...simple(row), ...(description_html !== undefined && { description_html }) };
}
