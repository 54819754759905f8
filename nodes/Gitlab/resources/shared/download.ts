import type { IDataObject } from 'n8n-workflow';
import { fileNameIn, mimeTypeIn, nameOf } from '../../client/fileName';
import type { Path } from '../../client/path';
import type { Tools } from '../../operation';
import { File } from '../../operation';

/** What is to become of a file. */
interface Wanted {
	/** The item's binary field. */
	field: string;
	query?: IDataObject;
	/** Where it is known better than the server tells. */
	name?: string;
	mimeType?: string;
	/** What the item says beside the file's name and size in bytes. */
	row?: IDataObject;
}

/** Gets a file into an item's binary data, in a stream. */
export async function download(
	{ gitlab, context }: Pick<Tools, 'gitlab' | 'context'>,
	path: Path,
	{ field, query, name, mimeType, row }: Wanted,
): Promise<File> {
	return await gitlab.download(path, query, async (file) => {
		const { stream, headers } = file;
		const file_name = name ?? fileNameIn(headers) ?? nameOf(decodeURIComponent(path.encoded)) ?? 'file';
		const type = mimeType ?? mimeTypeIn(headers['content-type']) ?? 'application/octet-stream';
		const binary = await context.helpers.prepareBinaryData(stream, file_name, type);
		return new File({ ...row, file_name, file_size: file.length }, { [field]: binary });
	});
}
