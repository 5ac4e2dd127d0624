import type { CandidateFacts } from "@televisit/protocol/connectionReport";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { CandidateDetails } from "../describe/details.ts";
import { candidateWords } from "./candidateWords.ts";
import classes from "./Inspector.module.css";
import { keyed } from "./keyed.ts";
import { Part } from "./Part.tsx";
import { Scroll } from "./Scroll.tsx";

interface CandidatesProps {
  candidates: CandidateDetails[];
  showsAddresses: boolean;
  onShow: (shows: boolean) => void;
}

/** By which ways the two sides could reach each other, and the one they use. */
export function Candidates({ candidates, showsAddresses, onShow }: CandidatesProps) {
  const { t } = useTranslation("inspector");
  const used = (side: string) => candidates.find((one) => one.used && one.side === side);
  const [local, remote] = [used("local"), used("remote")];
  const words = (one: CandidateFacts) => candidateWords(one, t);
  return (
    <Part title={t("candidates.title")}>
      <p>
        {local && remote
          ? t("candidates.pair", { local: words(local), remote: words(remote) })
          : t("candidates.noPair")}
      </p>
      {candidates.some(({ address }) => address !== undefined) && (
        <label className={classes["choice"]}>
          <input
            type="checkbox"
            checked={showsAddresses}
            onChange={(event) => onShow(event.currentTarget.checked)}
          />
          {t("candidates.show")}
        </label>
      )}
      {candidates.length === 0 ? (
        <p>{t("candidates.none")}</p>
      ) : (
        <Scroll label={t("candidates.title")}>
          <Table candidates={candidates} showsAddresses={showsAddresses} />
        </Scroll>
      )}
    </Part>
  );
}

function Table({ candidates, showsAddresses }: Omit<CandidatesProps, "onShow">) {
  const { t } = useTranslation("inspector");
  // By side; which came first says nothing here, and statistics keep no order.
  const sorted = [...candidates].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  return (
    <table className={classes["table"]}>
      <thead>
        <tr>
          <th scope="col">{t("candidates.side")}</th>
          <th scope="col">{t("candidates.type")}</th>
          <th scope="col">{t("candidates.protocol")}</th>
          <th scope="col">{t("candidates.address")}</th>
          <th scope="col">{t("candidates.inUse")}</th>
        </tr>
      </thead>
      <tbody>
        {keyed(sorted, keyOf).map(({ key, item: one }) => (
          <tr key={key} data-used={one.used}>
            <td>{t(`candidates.${one.side}`)}</td>
            <td>{candidateWords(one, t)}</td>
            <td>{one.protocol}</td>
            <td>{addressWords(one, showsAddresses, t)}</td>
            <td>{one.used ? t("candidates.yes") : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function keyOf({ side, used, type, protocol, address = "" }: CandidateDetails): string {
  return `${side} ${used ? 0 : 1} ${type} ${protocol} ${address}`;
}

function addressWords(
  { address, family }: CandidateDetails,
  shows: boolean,
  t: TFunction<"inspector">,
): string {
  const kind = t(`candidates.family.${family}`);
  if (!shows) return t("candidates.hidden", { family: kind });
  return address ?? kind;
}
