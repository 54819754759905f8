import type { IDataObject } from 'n8n-workflow';
import { isAnyLike } from '../../wildcards';
import { read, readTexts } from '../output/read';
import type { Filter } from './filter';
import { listed, listField } from './listField';

export const filesFilter: Filter = {
	field: listField(
		'changedFiles',
		'Changed Files',
		'docs/*, *.md',
		'Paths of files that the pushed commits add, change or remove; one is enough. Separate several with commas; * stands for any characters, also slashes. GitLab tells the files of 20 commits at most: a push of more starts the workflow.',
	),
	flags: ['push_events'],
	accepts: ({ event, body }, value) => {
		const patterns = listed(value);
		if (event !== 'push' || !patterns.length || !isWholeTold(body)) return true;
		const kinds = ['added', 'modified', 'removed'];
		return commitsOf(body).some((commit) =>
			kinds.some((kind) => isAnyLike(readTexts(commit, kind), patterns)),
		);
	},
};

/** Whether the body names all files: the instance's pushes name none, and no push more than 20 commits. */
function isWholeTold(body: IDataObject): boolean {
	const commits = commitsOf(body);
	const isTold = commits.every((commit) => read(commit, 'added|modified|removed') !== null);
	return isTold && Number(body.total_commits_count ?? commits.length) <= commits.length;
}

function commitsOf({ commits }: IDataObject): unknown[] {
	return Array.isArray(commits) ? commits : [];
}
