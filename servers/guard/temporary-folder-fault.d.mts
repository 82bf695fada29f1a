export declare function temporaryFolderFault(folder: string, error: unknown): string
