import { day, text } from '../../fields';

/** What a milestone can have beside its title. */
export const content = [text('description', { lines: 4 }), day('start_date'), day('due_date')] as const;
