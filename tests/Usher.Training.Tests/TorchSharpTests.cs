using static TorchSharp.torch;

namespace Usher.Training.Tests;

/// <summary>Proves that the build makes libLibTorchSharp.so loadable on systems with an older libstdc++ (eng/LibTorchSharp.targets).</summary>
[Collection(nameof(Recurrent.OneTorchAtATime))]
public sealed class TorchSharpTests
{
    [Fact]
    public void Loads_and_a_training_step_lowers_the_loss()
    {
        using var scope = NewDisposeScope();
        using var generator = manual_seed(1);
        var inputs = randn(32, 3);                                        // (B, 3)
        var targets = inputs.matmul(tensor(new[] { 1f, -2f, 3f }));       // (B)
        using var model = nn.Linear(3, 1);
        using var optimizer = optim.SGD(model.parameters(), learningRate: 0.1);

        var losses = new List<float>();
        for (var step = 0; step < 2; step++)
        {
            optimizer.zero_grad();
            var loss = nn.functional.mse_loss(model.forward(inputs).squeeze(1), targets);
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }

        Assert.True(losses[1] < losses[0], $"The loss went from {losses[0]} to {losses[1]}.");
    }
}
