import type { IDataObject } from 'n8n-workflow';
import { required, text } from '../../fields';

/** The tag of a new release. */
export const tag = required(
	text('tag_name', {
		displayName: 'Tag',
		placeholder: 'e.g. v1.0',
		description: 'New or existing',
	}),
);

/** The body for a new release: GitLab has its links one level below. */
export function bodyOf(tag_name: string, { links, ...rest }: IDataObject): IDataObject {
	return { tag_name, ...rest, ...(links !== undefined && { assets: { links } }) };
}
