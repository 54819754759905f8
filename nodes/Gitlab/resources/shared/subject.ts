import type { IDataObject } from 'n8n-workflow';
import type { Path } from '../../client';
import type { Field } from '../../operation';

/** What an operation works on that several resources have alike. */
export interface Subject {
	/** As sentences name it: "Close an issue". */
	readonly noun: string;
	/** All that chooses it, as one argument: its path. */
	readonly at: Field<'at', Path>;
	readonly simplify: (row: IDataObject) => IDataObject;
}

/** An issue or a merge request. */
export interface Issuable extends Subject {
	/** GitLab's name of its kind: what to-dos call their target. */
	readonly type: 'Issue' | 'MergeRequest';
}
