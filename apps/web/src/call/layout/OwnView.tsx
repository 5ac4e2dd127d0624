import { UnstyledButton } from "@mantine/core";
import { IconArrowsMove, IconEyeOff } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { SelfView } from "../components/SelfView.tsx";
import { cornerByKey, nextCorner } from "./corner.ts";
import classes from "./OwnView.module.css";
import { useDragToCorner } from "./useDragToCorner.ts";
import { useOwnCorner, useOwnHidden } from "./useOwnPicture.ts";

/** One's own picture: in a corner that one chooses, or a tile like the others. */
export function OwnView({ floating }: { floating: boolean }) {
  const { t } = useTranslation(["stage", "visit"]);
  const [corner, setCorner] = useOwnCorner();
  const [hidden, setHidden] = useOwnHidden();
  const drag = useDragToCorner(setCorner);
  if (hidden) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = cornerByKey(corner, event.key);
    if (!next) return;
    event.preventDefault();
    setCorner(next);
  };
  return (
    <div className={classes["own"]} data-floating={floating} data-corner={corner} {...(floating ? drag : {})}>
      <SelfView label={t("visit:call.ownVideo")} />
      <div className={classes["tools"]}>
        {floating && (
          <UnstyledButton
            className={classes["tool"]}
            aria-label={t("own.move")}
            title={t("own.move")}
            onKeyDown={onKeyDown}
            onClick={() => setCorner(nextCorner(corner))}
          >
            <IconArrowsMove size={20} aria-hidden />
          </UnstyledButton>
        )}
        <UnstyledButton
          className={classes["tool"]}
          aria-label={t("own.hide")}
          title={t("own.hide")}
          onClick={() => setHidden(true)}
        >
          <IconEyeOff size={20} aria-hidden />
        </UnstyledButton>
      </div>
    </div>
  );
}
