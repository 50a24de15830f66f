using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;

namespace Usher.Training.Tests.Recurrent.Layers;

[Collection(nameof(OneTorchAtATime))]
public sealed class LayerNormTests
{
    [Theory]
    [InlineData(64, false)]
    [InlineData(64, true)]
    [InlineData(43, false)]                                               // zeros fill the last vector, and stay
    [InlineData(43, true)]
    public void Agrees_with_torch_and_its_gradients(int width, bool adds)
    {
        using var scope = NewDisposeScope();
        using var arena = new Arena();
        var random = new Random(3);
        var norm = new LayerNorm(arena, "norm", width, threads: 1);
        Parameter[] parameters = [.. norm.Parameters.Select(learned => learned.Randomised(random))];
        var (x, pull, gradX) = (Padded(9), Padded(9), Padded(9));
        var x64 = x.Doubled();
        var (scale, shift) = (parameters[0].Values.Doubled(), parameters[1].Values.Doubled());
        var expected = nn.functional.layer_norm(
            x64.narrow(1, 0, width), [width], scale.narrow(1, 0, width).view(width), shift.narrow(1, 0, width).view(width));
        (expected * pull.Doubled().narrow(1, 0, width)).sum().backward();
        var gradient = adds ? x64.grad! + gradX.Doubled() : x64.grad!;
        var buffers = new LayerNorm.Buffers(arena, positions: 12, width);

        norm.Forward(x, buffers);
        norm.Backward(0, pull, buffers, gradX, adds);

        AssertNear(nn.functional.pad(expected, [0, x.Columns - width]), buffers.Result, 1e-5, "result");
        AssertNear(gradient, gradX, 1e-5, "gradient of x");
        AssertNear(scale.grad!, parameters[0].Gradients[0], 1e-5, "gradient of the scale");
        AssertNear(shift.grad!, parameters[1].Gradients[0], 1e-5, "gradient of the shift");

        Matrix Padded(int rows)
        {
            var matrix = NormalMatrix(arena, random, rows, Matrix.RoundUp(width), 3);
            for (var row = 0; row < rows; row++)
                matrix.Span(row)[width..].Clear();
            return matrix;
        }
    }
}
