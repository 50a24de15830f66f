namespace Usher.Ranking.Jobs;

/// <summary>How far training is.</summary>
/// <param name="Phase">What is being done, for a person: "training aws-hrnn, seed 2 of 5".</param>
/// <param name="Fraction">0 to 1 of this phase.</param>
/// <param name="Epoch">Passes over the data that are finished; 0 for recipes without passes.</param>
/// <param name="Loss">Mean loss per event of the last finished pass, in nats; null before the first.</param>
/// <param name="ValidationNdcgAt10">NDCG@10 on validation after the last finished pass; null before the first.</param>
/// <param name="SecondsLeft">Estimate for this phase; null while unknown.</param>
public sealed record ProgressMessage(
    string Phase, double Fraction, int Epoch = 0, double? Loss = null, double? ValidationNdcgAt10 = null, double? SecondsLeft = null) : TrainerMessage;
