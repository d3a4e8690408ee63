import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { EffectList } from "#web/staff/admin/EffectList.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useLevelPreview } from "#web/staff/admin/use-level-preview.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import type { AnswerOf } from "#web/staff/client/operations.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { contractOperations } from "../contract.ts";
import { ContractFields } from "./ContractFields.tsx";
import { shownAmount, writtenOf } from "./written.ts";

type Read = AnswerOf<typeof contractOperations.read>;

const saved = () =>
  Promise.all(
    ["contracts", "contract", "contract-cover", "picked", "register-changes", "case-promises"].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );

/** One contract: what it covers, until when, what is left, and what leans on it (L1). */
export function ContractRecord({ contract }: { contract: Read | null }) {
  const { t } = useTranslation("contracts");
  const { t: ta } = useTranslation("admin");
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const { values, set, difference, isChanged, undo } = useEdit(writtenOf(contract));
  const preview = useLevelPreview(
    contract && "levelId" in difference ? { scope: "contract", scopeId: contract.id, levelId: values.levelId } : null,
  );
  const save = () =>
    saving.run(async () => {
      const { organisation, project, ...rest } = values;
      const body = {
        ...rest,
        organisationId: organisation?.id ?? "",
        contractorId: rest.contractorId ?? "",
        projectId: project?.id ?? null,
        fromDay: rest.fromDay ?? "",
        bought: rest.balanceUnit === null ? 0 : rest.bought,
      };
      if (contract) {
        await call(contractOperations.change, { params: { id: contract.id }, body }, { ifMatch: contract.version });
        await saved();
      } else {
        const { id } = await call(contractOperations.create, { body });
        await saved();
        await navigate({ to: `/admin/contracts/${id}` });
      }
    });
  const archive = (one: Read) =>
    saving.run(async () => {
      const operation = one.archivedAt === null ? contractOperations.archive : contractOperations.restore;
      await call(operation, { params: { id: one.id } });
      await saved();
    });
  return (
    <RecordForm
      title={contract ? `${contract.number} ${contract.name}` : t("new")}
      lead={
        contract && (
          <>
            {contract.manager && `${t("manager")}: ${contract.manager.name} · `}
            {t("openCases", { count: contract.openCases })}
          </>
        )
      }
      acts={
        contract &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(contract)}>
            {ta(contract.archivedAt === null ? "archive" : "restore")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void (preview.mustLook ? saving.run(preview.look) : save()) : undefined}
      saveWord={preview.mustLook ? ta("seeEffect") : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={
        contract && (
          <>
            {contract.balanceUnit !== null && <Bookings contract={contract} />}
            <Changes register="contracts" record={contract.id} />
          </>
        )
      }
    >
      <ContractFields values={values} set={set} contract={contract} errorOf={saving.errorOf} />
      {preview.effect && <EffectList effect={preview.effect} />}
    </RecordForm>
  );
}

function Bookings({ contract }: { contract: Read }) {
  const { t } = useTranslation("contracts");
  const reader = useReader();
  const unit = contract.balanceUnit === "visits" ? t("visits") : t("hours");
  return (
    <section>
      <h2>{t("bookings")}</h2>
      {contract.bookings.length === 0 ? (
        <p className="small text2">{t("noBookings")}</p>
      ) : (
        <table className="lines-table small bookings">
          <tbody>
            {contract.bookings.map((booking, index) => (
              <tr key={index}>
                <td className="mono">
                  <Link to={`/cases/${booking.number}`}>{booking.number}</Link>
                </td>
                <td>
                  {shownAmount(contract.balanceUnit, booking.amount)} {unit}
                </td>
                <td>{booking.by}</td>
                <td>{when(booking.at, reader)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
