import { NativeSelect, TextInput } from "@mantine/core";
import { GuestRelation, InviteGuest } from "@televisit/protocol/guests";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { PendingButton } from "../../ui/PendingButton.tsx";
import { useFocusInvalid } from "../../ui/useFocusInvalid.ts";
import classes from "./InviteDialog.module.css";

/** Who comes and as what. @param onInvite true when the link was made, and the next one can be asked for */
export function InviteForm({ onInvite }: { onInvite: (wish: InviteGuest) => Promise<boolean> }) {
  const { t } = useTranslation(["guests", "stage"]);
  const [name, setName] = useState("");
  const [relation, setRelation] = useState<string>("interpreter");
  const [problems, setProblems] = useState<{ name?: true }>({});
  const [pending, setPending] = useState(false);
  const form = useFocusInvalid(problems);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wish = InviteGuest.safeParse({ name, relation });
    setProblems(wish.success ? {} : { name: true });
    if (!wish.success) return;
    setPending(true);
    if (await onInvite(wish.data)) setName("");
    setPending(false);
  };
  return (
    <form ref={form} noValidate className={classes["form"]} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t("name")}
        autoComplete="off"
        data-autofocus
        value={name}
        error={problems.name && t("nameMissing")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("role")}
        value={relation}
        data={GuestRelation.options.map((value) => ({ value, label: t(`stage:relation.${value}`) }))}
        onChange={(event) => setRelation(event.currentTarget.value)}
      />
      <PendingButton type="submit" pending={pending}>
        {t("create")}
      </PendingButton>
    </form>
  );
}
