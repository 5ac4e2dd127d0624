export default function ClientVisitPage() {
  return null;
}
