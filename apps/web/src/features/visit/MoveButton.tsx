import { Button } from "@mantine/core";
import { IconDeviceMobile } from "@tabler/icons-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import "../../call/move/moveWords.ts";
import { OpenMove } from "../../call/move/openMove.ts";

/** In the waiting room: shows the code with which the client goes on with their phone. */
export function MoveButton() {
  const { t } = useTranslation("move");
  const open = useContext(OpenMove);
  return (
    <Button
      variant="subtle"
      size="md"
      leftSection={<IconDeviceMobile size={20} aria-hidden />}
      aria-haspopup="dialog"
      onClick={open}
    >
      {t("button")}
    </Button>
  );
}
