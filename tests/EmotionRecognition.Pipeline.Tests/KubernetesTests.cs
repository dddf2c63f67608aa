using k8s;
using k8s.Models;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>The manifests in <c>cluster/kubernetes/</c> are what the types of Kubernetes allow, and fit together.</summary>
public sealed class KubernetesTests
{
    [Fact]
    public void Manifests_ReadStrictly_HaveOnlyFieldsOfTheirKinds()
    {
        var kinds = Directory.EnumerateFiles(Path.Combine(Repository.Root, "cluster/kubernetes"), "*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true)).Select(item => item.GetType().Name);
        Assert.Equal(["V1PersistentVolumeClaim", "V1Job", "V1Job"], kinds);
    }

    [Fact]
    public void Manifest_FieldThatAJobDoesNotHave_IsRefused() =>
        Assert.ThrowsAny<Exception>(() => KubernetesYaml.LoadAllFromString(Text("train.yaml").Replace("completions:", "completion:"), strict: true));

    [Fact]
    public void Train_IsIndexed_AndEachPodTrainsTheFoldOfItsIndex()
    {
        var job = Job("train.yaml");
        Assert.Equal(("Indexed", job.Spec.Completions), (job.Spec.CompletionMode, job.Spec.Parallelism));
        Assert.Contains("--fold=$((JOB_COMPLETION_INDEX + 1))", Assert.Single(Container(job).Args));
    }

    [Theory]
    [InlineData("train.yaml")]
    [InlineData("report.yaml")]
    public void Jobs_CommandsAndVolumes_AreThere(string file)
    {
        var job = Job(file);
        var (container, pod) = (Container(job), job.Spec.Template.Spec);
        var words = container.Args.Single().Split(' ').SkipWhile(word => word != "/app/Build.dll").Skip(1).TakeWhile(word => word.StartsWith('-'));
        Assert.NotNull(EmotionRecognition.Build.CommandLine.Check([.. words.Select(word => word.Replace("$((JOB_COMPLETION_INDEX", "1"))]));
        Assert.Equal(pod.Volumes.Select(volume => volume.Name), container.VolumeMounts.Select(mount => mount.Name));
        var claim = KubernetesYaml.Deserialize<V1PersistentVolumeClaim>(Text("cache.yaml"), strict: true);
        Assert.Equal(claim.Metadata.Name, pod.Volumes.Single(volume => volume.PersistentVolumeClaim is not null).PersistentVolumeClaim.ClaimName);
        Assert.True(container.Resources.Requests["memory"].ToDouble() < container.Resources.Limits["memory"].ToDouble());
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, "cluster/kubernetes", file));

    private static V1Job Job(string file) => KubernetesYaml.Deserialize<V1Job>(Text(file), strict: true);

    private static V1Container Container(V1Job job) => Assert.Single(job.Spec.Template.Spec.Containers);
}
