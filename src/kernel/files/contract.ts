import { z } from "zod";
import { operation } from "../http/contract.ts";
import { attachmentViewSchema } from "../process/contract.ts";

const attachmentParams = z.object({ id: z.uuid() });
const bytes = z.unknown().describe("the content of the file");

export const fileOperations = {
  upload: operation({
    id: "attachments.upload",
    method: "POST",
    path: "/cases/:number/attachments",
    summary:
      "Upload files to a case (multipart/form-data; an optional field `visibility` before the files). Name their ids in the comment or move they belong to; what belongs to nothing after a day is removed.",
    access: { permission: "case.comment" },
    alsoLink: ["track", "supplier"],
    params: z.object({ number: z.string() }),
    status: 201,
    load: "intake",
    answer: z.object({ items: z.array(attachmentViewSchema) }),
  }),
  download: operation({
    id: "attachments.read",
    method: "GET",
    path: "/attachments/:id",
    summary: "The file, always to be saved, never to be shown.",
    access: "signed-in",
    alsoLink: ["track", "supplier"],
    params: attachmentParams,
    answer: bytes,
  }),
  preview: operation({
    id: "attachments.preview",
    method: "GET",
    path: "/attachments/:id/preview",
    summary: "An image to be shown; 404 for everything else.",
    access: "signed-in",
    alsoLink: ["track", "supplier"],
    params: attachmentParams,
    answer: bytes,
  }),
} as const;
